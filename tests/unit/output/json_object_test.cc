#include "output/json_object.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>

namespace orgkarta::output {
namespace {

std::string number(double value) {
  std::string out;
  {
    JsonBuffer json(out);
    append_json_number(json, value);
  }
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

// Few decimals are written in another way than many: both must agree.
TEST(JsonNumber, DecimalsAreAsTheStandardLibraryWritesThem) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20000; ++i) {
    const auto digits = static_cast<std::int64_t>(random() >> (random() % 63));
    for (const double part : {1.0, 10.0, 100.0, 1000.0}) {
      const double value = static_cast<double>(digits + 1) / part * (i % 2 == 0 ? 1 : -1);
      char text[400];
      const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
      ASSERT_EQ(number(value), std::string(text, end));
    }
  }
}

TEST(JsonNumber, RefusesWhatJsonCannotSay) {
  EXPECT_THROW(number(std::nan("")), std::logic_error);
  EXPECT_THROW(number(std::numeric_limits<double>::infinity()), std::logic_error);
}

TEST(JsonObject, WritesMembersInOrder) {
  std::string out;
  {
    JsonBuffer buffer(out);
    JsonObject json(buffer);
    json.text("a", "x\"");
    static const std::optional<std::string> nothing;  // on the stack GCC 12 takes it for unset
    json.optional_text("b", nothing);
    json.text_or_null("c", "");
    json.number("d", std::optional<double>(2));
    json.boolean("e", false);
    json.texts("f", {"1", "2"});
    json.texts("g", {});
    json.close();
  }
  EXPECT_EQ(out, R"({"a":"x\"","b":null,"c":null,"d":2,"e":false,"f":["1","2"],"g":[]})");
}

}  // namespace
}  // namespace orgkarta::output
