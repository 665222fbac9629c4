// SPDX-License-Identifier: MIT
#pragma once
// pack/cues.h - the lists of cue phrases that reading asks for. They are named in code as in YAML,
// and found when compiled: a misspelt list is an error in either.
//
//   find_cue(pack, "bears_date", "before", tokens)      cues:
//                                           before: [previously, "until now"]
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace inforce::pack {

inline constexpr std::array kCueNames = std::to_array<std::string_view>({"about", "about_agreement", "act_noun", "advises", "after", "again", "agent", "aim_noun", "aims", "aims_at", "and_again", "announcing", "another_day", "any_more", "arranged", "arrow", "arrow_from", "arrow_to", "as", "as_of", "at_least", "attention", "awaits", "bare_to", "bears_date", "bears_out", "before", "but", "buys_back", "by_the_way", "carries_out", "cell_no", "cell_yes", "circumstance", "column_after", "column_before", "commits", "condition", "confirmed", "covers", "dates_it", "dealing", "denied", "draft", "due_to", "duty", "either", "either_side", "end_of", "ends_early", "example", "exclusive", "exercises", "extending", "fiction", "for_whole", "former_aside", "former_behind", "former_value", "freed_from", "frees", "fresh", "from_then", "fronted_not", "future_in_past", "generally", "gone", "hearsay", "holds_back", "in_force", "in_return", "indefinite", "inner", "intent", "invested", "it", "just_as", "kin", "lasts", "lets", "letter_from", "letter_to", "meets", "moves", "name_of", "name_suffix", "name_tail", "named_papers", "narrates", "nearly", "newly", "news_came", "no_longer", "none", "not_content", "not_name", "not_only", "not_own_words", "not_same", "not_then", "not_yet", "notice", "of", "of_another_paper", "of_both", "offices", "on_that_day", "open_yet", "opinion", "opposes", "organ", "own_name", "paid_for", "party_before", "party_behind", "party_object", "party_relative", "party_toward", "party_within", "pays", "people", "percent", "person_who", "place", "pledges", "possible", "published", "qualifier", "ranging", "reported", "runs_out", "salutation", "same_time", "says_that", "serves", "side", "signs", "some_or_other", "some_time", "start_of", "state_of", "states", "still", "supposition", "taken_up", "takes_effect", "tells_news", "that", "that_is", "then_too", "this_thing", "time_added", "time_after", "time_by", "time_from", "time_in", "time_length", "time_until", "titles", "turns_to", "under_change", "untrue", "void", "waives", "whose", "with_effect", "wrongly"});

class Cue {
 public:
  consteval Cue(const char* name) : index_(find(name).value().index_) {}

  [[nodiscard]] static constexpr std::optional<Cue> find(std::string_view name) {
    for (std::size_t i = 0; i < kCueNames.size(); ++i) {
      if (kCueNames[i] == name) return Cue(i);
    }
    return std::nullopt;
  }
  [[nodiscard]] constexpr std::size_t index() const { return index_; }

 private:
  constexpr explicit Cue(std::size_t index) : index_(index) {}
  std::size_t index_;
};

}  // namespace inforce::pack
