// What --help teaches of the commands that ask what documents say together.
#pragma once

namespace orgkarta::app {

inline constexpr const char* kOrgExamples = R"(Examples:
  orgkarta org found 0581                          a municipality by its code
  orgkarta org found norr --at 2023                by the beginning of its name, at the end of 2023
  orgkarta org found norr --format json            nested, with ids and the documents that name each

An organisation is there from its founding, or the first document that names it, to its dissolution;
what is only proposed is not. Names, parents and heads are those told last by that day. Who is not
told to lead before that day is not shown. "last seen" marks what no document has named for two years.)";

inline constexpr const char* kHistoryExamples = R"(Examples:
  orgkarta history found socialnamnden --municipality norr
  orgkarta history found se-0581-socialnamnden
  orgkarta history found anna lind                 all posts of a person

Names are found whatever their case, accents, endings and hyphens, by their beginning or a part, and
with up to two letters wrong. If several are as near, they are listed with their ids.
Status: "told" where a document tells the day, "seen" where it is the day of the first document
that says it; of events proposed, decided, done or rejected.)";

inline constexpr const char* kCompareExamples = R"(Examples:
  orgkarta compare found norr link 0486
  orgkarta compare found norr link --what goals,savings --from 2022 --to 2024

Of units and heads the state at --to (else on the last day that documents speak of). Goals and savings
count once however many documents tell them, tentative ones not at all; a sum and its parts are not told
apart. Changes are those that take effect in the time.)";

inline constexpr const char* kDiffExamples = R"(Examples:
  orgkarta diff found --from 2022 --to 2024        from the first day of 2022 to the last of 2024
  orgkarta diff found --from 2022-06-30 --to 2023-01-01 --municipality norr
  orgkarta diff found --from 2022 --to 2024 --told

What: founded; named (in a document for the first time: its founding is not told); gone; renamed; moved;
head. Status: "told" where a document tells the day, "seen" where it is the day of the first document
that says what is so since.)";

inline constexpr const char* kConflictsExamples = R"(Examples:
  orgkarta conflicts found
  orgkarta conflicts found --municipality norr --format md)";

inline constexpr const char* kWhyExamples = R"(Examples:
  orgkarta why found se-0581-socialnamnden se-0581-vardnamnden
  orgkarta why found socialnamnden vardnamnden --municipality norr
  orgkarta why found minutes/may.txt#u3 plan.txt#u1
  orgkarta why found minutes/may.txt#p2 "anna lind"

What is wrong can be put right: orgkarta run --corrections FILE, a line "same", "different" or "rename",
a tab, an id or DOCUMENT#FACT, a tab, another (of a rename the name). See README.md.)";

}  // namespace orgkarta::app
