// The enumerations' spellings in rules and output, in the order of their values.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "pipeline/model/correction.h"
#include "pipeline/model/facts.h"

namespace orgkarta {

/// Spellings of an enumeration; specialised for each one that leaves the program.
template <class E>
inline constexpr std::array<std::string_view, 0> kNames = {};

template <>
inline constexpr auto kNames<UnitKind> = std::to_array<std::string_view>(
    {"municipality", "region", "council", "board", "committee", "subcommittee", "office",
     "department", "unit", "company", "federation", "group", "project"});
template <>
inline constexpr auto kNames<Role> = std::to_array<std::string_view>(
    {"head", "chair", "vice_chair", "member", "secretary", "official", "representative"});
template <>
inline constexpr auto kNames<GoalKind> = std::to_array<std::string_view>({"goal", "objective",
                                                                          "mission", "purpose"});
template <>
inline constexpr auto kNames<DateRole> =
    std::to_array<std::string_view>({"effective", "start", "end", "deadline", "decision", "meeting",
                                     "published", "updated", "period", "reference"});
template <>
inline constexpr auto kNames<DateMod> = std::to_array<std::string_view>({"start", "mid", "end",
                                                                         "early", "late"});
template <>
inline constexpr auto kNames<Measure> = std::to_array<std::string_view>({"SEK", "percent", "people",
                                                                         "fte", "count"});
template <>
inline constexpr auto kNames<Period> = std::to_array<std::string_view>({"year", "month", "total"});
template <>
inline constexpr auto kNames<AmountKind> =
    std::to_array<std::string_view>({"saving", "cost", "budget", "revenue", "result", "investment",
                                     "effect", "headcount", "target", "other"});
template <>
inline constexpr auto kNames<ChangeKind> = std::to_array<std::string_view>(
    {"create", "dissolve", "rename", "merge", "split", "move", "transfer", "reorganise"});
template <>
inline constexpr auto kNames<Status> = std::to_array<std::string_view>({"proposed", "decided",
                                                                        "done", "rejected"});
template <>
inline constexpr auto kNames<DocumentType> =
    std::to_array<std::string_view>({"news", "plan", "directive", "proposal", "minutes", "notice",
                                     "organisation_page", "budget", "report", "other"});
template <>
inline constexpr auto kNames<DocumentStatus> =
    std::to_array<std::string_view>({"proposed", "decided", "reported", "unknown"});
template <>
inline constexpr auto kNames<Correction::Kind> =
    std::to_array<std::string_view>({"same", "different", "rename"});
template <>
inline constexpr auto kNames<Correction::State> =
    std::to_array<std::string_view>({"unknown", "refused", "holds"});

template <>
inline constexpr auto kNames<PostTime> = std::to_array<std::string_view>({"current", "former",
                                                                          "future"});

template <>
inline constexpr auto kNames<Section> = std::to_array<std::string_view>(
    {"none", "contents", "attendance", "adjustment", "background", "history", "basis", "proposal",
     "motion", "procedure", "decision", "reservation", "statement", "dispatch", "goals", "economy",
     "organisation", "schedule", "contact"});

/// The spelling of a value.
template <class E>
constexpr std::string_view name_of(E value) {
  return kNames<E>[static_cast<std::size_t>(value)];
}

/// The value of a spelling, empty if there is none such.
template <class E>
constexpr std::optional<E> parse_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames<E>.size(); ++i) {
    if (kNames<E>[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace orgkarta
