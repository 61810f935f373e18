#include "output/json_object.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace orgkarta::output {
namespace {

std::string number(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

TEST(JsonNumber, HasNoExponentAndNoTrailingZero) {
  EXPECT_EQ(number(2800000), "2800000");
  EXPECT_EQ(number(1.5), "1.5");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(-1200000.25), "-1200000.25");
  EXPECT_EQ(number(1e21), "1000000000000000000000");
  EXPECT_EQ(number(1e-7), "0.0000001");
  EXPECT_EQ(number(9007199254740993.0), "9007199254740992");
}

TEST(JsonNumber, ReadsBackAsTheSame) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20000; ++i) {
    const double value =
        std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 160);
    ASSERT_EQ(std::stod(number(value)), value);
  }
  for (const double extreme :
       {std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
        -std::numeric_limits<double>::denorm_min()}) {
    EXPECT_EQ(std::strtod(number(extreme).c_str(), nullptr), extreme);
  }
}

TEST(JsonNumber, RefusesWhatJsonCannotSay) {
  EXPECT_THROW(number(std::nan("")), std::logic_error);
  EXPECT_THROW(number(std::numeric_limits<double>::infinity()), std::logic_error);
}

TEST(JsonObject, WritesMembersInOrder) {
  std::string out;
  JsonObject json(out);
  json.text("a", "x\"");
  json.optional_text("b", std::nullopt);
  json.text_or_null("c", "");
  json.number("d", std::optional<double>(2));
  json.boolean("e", false);
  json.texts("f", {"1", "2"});
  json.texts("g", {});
  json.close();
  EXPECT_EQ(out, R"({"a":"x\"","b":null,"c":null,"d":2,"e":false,"f":["1","2"],"g":[]})");
}

}  // namespace
}  // namespace orgkarta::output
