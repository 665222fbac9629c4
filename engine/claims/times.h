// SPDX-License-Identifier: MIT
#pragma once
// claims/times.h - inside find_times(): what words before a time make of it, and times that stand
// outside the mention's clause.
#include <optional>
#include <utility>
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

// What the words that end just before tokens[at] make of the time there.
[[nodiscard]] std::optional<Time::Role> introduced(const Reading& reading,
                                                   const std::vector<Token>& tokens,
                                                   std::size_t at);

// A day that was counted from what is told, in place of that.
[[nodiscard]] Time on_day(const timex::Timex& told, Time::Role role, date::sys_days day);
// "From May": on the first of May.
void take_first_day(Time& time);

// From the first day of a stretch, and until its last.
[[nodiscard]] std::pair<Time, Time> parted(const timex::Timex& stretch);

// Behind a dateline ("OSLO, 3 May 2019 (Wire) -"), whose day is the document's; 0: there is none.
[[nodiscard]] std::size_t behind_dateline(const Reading& reading, const std::vector<Token>& tokens);

// --- lengths.cpp
// Is the length at `at` how long the mention lasts: "a five-year licence", "signed for five years"?
[[nodiscard]] bool is_its_length(const Reading& reading, const Mention& mention,
                                 const Standing& standing, std::size_t at, bool inside);
// "Six months' notice": of such a term a length is what it says, not how long it stands.
[[nodiscard]] bool is_measured(const pack::Kind& kind);
// "For ten years from 1 July 2015": the day has its own place.
[[nodiscard]] bool counts_from_date(const std::vector<Token>& tokens, const timex::Timex& when);
// "The first three years of the contract": counted from its own start, and no other event.
[[nodiscard]] bool counts_from_own_start(const Reading& reading, const std::vector<Token>& tokens,
                                         const timex::Timex& when);

// --- times_kept.cpp: those that a claim keeps of the times found for it
[[nodiscard]] std::vector<Time> settled(const Reading& reading, const Mention& mention,
                                        const Standing& standing, std::vector<Time> times);
// Of the first days that two verbs tell, the later.
void keep_last_start(const Reading& reading, const Mention& mention, std::vector<Time>& times);

// --- times_around.cpp: each adds what it finds
void from_introduction(const Reading& reading, const Mention& mention, std::vector<Time>& times);
void from_until_clause(const Reading& reading, const Mention& mention, std::vector<Time>& times);
void from_opening(const Reading& reading, const Mention& mention, std::vector<Time>& times);
void from_same_breath(const Reading& reading, const Mention& mention, const Standing& standing,
                      std::vector<Time>& times);
void from_at_once(const Reading& reading, const Mention& mention, const Standing& standing,
                  std::vector<Time>& times);
void from_lead_in(const Reading& reading, const Mention& mention, std::vector<Time>& times);
void from_column(const Reading& reading, const Mention& mention, std::vector<Time>& times);

}  // namespace inforce::claims
