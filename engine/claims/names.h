// SPDX-License-Identifier: MIT
#pragma once
// claims/names.h - the words by which JSON and packs call the values of a claim's enumerations.
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "claims/claims.h"

namespace inforce::claims {

template <typename T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

inline constexpr Names<Effect, 9> kEffects{{{Effect::happens, "happens"},
                                            {Effect::holds, "holds"},
                                            {Effect::starts, "starts"},
                                            {Effect::ends, "ends"},
                                            {Effect::continues, "continues"},
                                            {Effect::changes, "changes"},
                                            {Effect::suspends, "suspends"},
                                            {Effect::resumes, "resumes"},
                                            {Effect::steps, "steps"}}};
inline constexpr Names<Side, 3> kSides{
    {{Side::unspecified, "unspecified"}, {Side::before, "before"}, {Side::after, "after"}}};
inline constexpr Names<Modality, 4> kModalities{{{Modality::fact, "fact"},
                                                 {Modality::reported, "reported"},
                                                 {Modality::planned, "planned"},
                                                 {Modality::possible, "possible"}}};
inline constexpr Names<Time::Role, 6> kRoles{{{Time::Role::at, "at"},
                                              {Time::Role::from, "from"},
                                              {Time::Role::until, "until"},
                                              {Time::Role::within, "within"},
                                              {Time::Role::by, "by"},
                                              {Time::Role::after, "after"}}};
inline constexpr Names<timex::Type, 4> kTimexTypes{{{timex::Type::date, "DATE"},
                                                    {timex::Type::time, "TIME"},
                                                    {timex::Type::duration, "DURATION"},
                                                    {timex::Type::set, "SET"}}};
inline constexpr Names<timex::Origin, 3> kOrigins{{{timex::Origin::stated, "stated"},
                                                   {timex::Origin::resolved, "resolved"},
                                                   {timex::Origin::open, "open"}}};

template <typename T, std::size_t N>
constexpr std::string_view name_of(const Names<T, N>& names, T value) {
  for (const auto& [key, name] : names) {
    if (key == value) return name;
  }
  return {};
}

template <typename T, std::size_t N>
constexpr std::optional<T> find_named(const Names<T, N>& names, std::string_view name) {
  for (const auto& [key, known] : names) {
    if (known == name) return key;
  }
  return std::nullopt;
}

}  // namespace inforce::claims
