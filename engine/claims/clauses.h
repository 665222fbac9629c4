// SPDX-License-Identifier: MIT
#pragma once
// claims/clauses.h - the grammar of a sentence: noun groups, verb groups, and who does what to
// what.
//
//   [Acme] [will no longer pay] [Beta] [a royalty] (on) [sales]
//    subject  verb: pay, not    indirect  object    on: sales
#include <cstdint>
#include <vector>

#include "claims/sentence.h"

namespace inforce::claims {

struct Chunk {
  enum class Kind : std::uint8_t {
    noun,
    verb,
    preposition,
    conjunction,
    subordinator,
    relative,
    comma,
    stop,
    other,
  };
  Kind kind = Kind::other;
  std::size_t begin = 0, end = 0;  // tokens
  std::size_t head = 0;            // of a noun group: its last noun; of a verb group: its verb
  int owner = -1;                  // noun group before it with a possessive; -1: none
};

enum class Tense : std::uint8_t { present, past, perfect, past_perfect, future };

struct Clause {
  int verb_chunk = -1;
  pack::Word verb = pack::kUnknown;   // its base form
  pack::Word modal = pack::kUnknown;  // "may", "will"; kUnknown: none
  Tense tense = Tense::present;
  bool finite = true;
  bool infinitive = false, ing = false;
  bool passive = false;
  bool negated = false;    // "does not", "never"
  bool no_longer = false;  // "no longer", "not any more"
  bool question = false;
  bool echoes = false;                       // "and so does Beta's": of the verb before
  pack::Word subordinator = pack::kUnknown;  // "if", "while": what opens it
  bool relative = false;                     // "which ends", "that ended"
  bool led = false;                          // "under which": a relative with a preposition
  int antecedent = -1;                       // what a relative is about: "the fee [that Acme pays]"
  int content_of = -1;  // the noun whose content it tells: "the report [that Acme left]"; -1: none
  int controller = -1;  // clause whose verb rules this one; -1: none
  std::vector<int> subjects,
      objects;  // noun chunks; of a passive, what it is done to is the subject
  int indirect = -1;
  struct Complement {
    std::size_t preposition = 0;  // token
    int noun = -1;                // chunk
  };
  std::vector<Complement> complements;
  std::vector<int> times;  // noun chunks that no preposition brings in: "signed Monday"
};

struct Grammar {
  std::vector<Chunk> chunks;
  std::vector<Clause> clauses;         // in the order of their verbs
  std::vector<int> chunk_of;           // token -> chunk
  std::vector<std::uint16_t> segment;  // token -> number of the finite clause it stands in
};

[[nodiscard]] Grammar parse(const Sentence& sentence, const pack::Pack& pack);

// The grammars of sentences, each parsed when it is first asked for: most sentences speak of
// nothing that a frame knows.
class Grammars {
 public:
  Grammars() = default;
  Grammars(const std::vector<Sentence>& sentences, const pack::Pack& pack)
      : sentences_(&sentences),
        pack_(&pack),
        grammars_(sentences.size()),
        parsed_(sentences.size()) {}

  const Grammar& operator[](std::size_t sentence) const {
    if (!parsed_[sentence]) {
      grammars_[sentence] = parse((*sentences_)[sentence], *pack_);
      parsed_[sentence] = true;
    }
    return grammars_[sentence];
  }

 private:
  const std::vector<Sentence>* sentences_ = nullptr;
  const pack::Pack* pack_ = nullptr;
  mutable std::vector<Grammar> grammars_;
  mutable std::vector<bool> parsed_;
};

// The prepositional phrases that follow a noun chunk without a break: "the licence to X for Y".
[[nodiscard]] std::vector<Clause::Complement> complements_of(const Grammar& grammar,
                                                             const Sentence& sentence, int chunk);

// One line a chunk and clause, for tests.
[[nodiscard]] std::string dump(const Grammar& grammar, const Sentence& sentence,
                               std::string_view text);

}  // namespace inforce::claims
