// SPDX-License-Identifier: MIT
#pragma once
// claims/pronouns.h - what "it" stands for at the head of a sentence: the thing that the sentence
// before spoke of.
#include <optional>
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

// The mentions of the sentence before, where it stands in the same block.
[[nodiscard]] const std::vector<Mention>& sentence_before(const Reading& reading,
                                                          std::size_t sentence);

// "This right", "that clause": a group that takes up what was spoken of.
[[nodiscard]] bool takes_up(const Reading& reading, std::size_t sentence, int chunk);

class Pronouns {
 public:
  Pronouns(const Reading& reading, std::size_t sentence)
      : reading_(reading),
        number_(sentence),
        tokens_(reading.sentences[sentence].tokens),
        grammar_(reading.grammars[sentence]) {}

  // A mention of the term that "it" takes up, where those found in its own sentence are of none, or
  // all stand before its semicolon or in the object that it follows.
  [[nodiscard]] std::optional<Mention> take_up(const std::vector<Mention>& found) const;
  // Is the subject or object of a clause a pronoun for what a frame's match would name?
  [[nodiscard]] bool stand_for(const pack::Frame& frame, const Clause& clause, int group) const;

 private:
  [[nodiscard]] std::size_t behind_semicolon(const std::vector<Mention>& told) const;
  [[nodiscard]] bool is_object_before(int c, std::size_t k) const;
  [[nodiscard]] bool follows_object(const Clause& clause, int it) const;
  bool is_it(int c) const;  // or "that right"
  bool lasts_or_ends(const Clause& in) const;
  bool prolongs_or_ends(const Clause& in) const;
  bool describes(const Mention& thing, std::size_t k) const;
  bool speaks_of_other_thing(const pack::Frame& frame) const;
  bool is_all_of_it(int subject) const;
  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }

  const Reading& reading_;
  std::size_t number_;
  const std::vector<Token>& tokens_;
  const Grammar& grammar_;
};

}  // namespace inforce::claims
