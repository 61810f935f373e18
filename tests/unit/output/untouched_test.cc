#include "output/untouched.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/output/scratch.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

fs::path make(const Scratch& dir) {
  fs::path out = dir / "out";
  fs::create_directory(out);
  for (const char* name : {"facts.jsonl", "errors.jsonl", "changes.jsonl", "orgkarta.db"}) {
    put(out / name, name);
  }
  return out;
}

TEST(Untouched, AsLongAsNobodyTouchesThem) {
  const Scratch dir;
  const fs::path out = make(dir);
  EXPECT_FALSE(are_untouched(out));  // nothing is noted
  note_outputs(out);
  EXPECT_TRUE(are_untouched(out));
  put(out / "facts.jsonl", "facts.jsonL");  // of the same size
  EXPECT_FALSE(are_untouched(out));
  note_outputs(out);
  EXPECT_TRUE(are_untouched(out));
  put(out / "orgkarta.db-journal", "");
  EXPECT_FALSE(are_untouched(out));
}

TEST(Untouched, NotWhenOneIsGoneOrTheFolderIsACopy) {
  const Scratch dir;
  const fs::path out = make(dir);
  note_outputs(out);
  fs::copy(out, dir / "copy");
  EXPECT_FALSE(are_untouched(dir / "copy"));
  fs::remove(out / "errors.jsonl");
  EXPECT_FALSE(are_untouched(out));
}

TEST(Untouched, ANoteThatIsNotWholeTellsNothing) {
  const Scratch dir;
  const fs::path out = make(dir);
  note_outputs(out);
  const fs::path note = out / ".orgkarta.state";
  const std::string whole = get(note);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    put(note, whole.substr(0, length));
    EXPECT_FALSE(are_untouched(out)) << length;
  }
}

}  // namespace
}  // namespace orgkarta::output
