// SPDX-License-Identifier: MIT
#pragma once
// claims/document_words.h - inside find_parties(): every word of a document by a number, also those
// that the pack does not have, and which of them stand without a capital.
//
//   "Falcons are birds. The falcons of Acme"    falcons, Acme: no word of the pack, but numbered;
//                                               falcons is an ordinary word
#include <string_view>
#include <vector>

#include "claims/sentence.h"
#include "pack/pack.h"

namespace inforce::claims {

class DocumentWords {
 public:
  using Word = pack::Word;  // of the pack, or behind those of the document alone

  // `sentences` stay where they are, tokens and all, as long as their words are asked for.
  DocumentWords(const std::vector<Sentence>& sentences, const text::Document& document,
                const pack::Pack& pack);

  [[nodiscard]] Word at(const Sentence& sentence, std::size_t i) const {
    return numbered_[begins_[static_cast<std::size_t>(&sentence - sentences_.data())] + i];
  }
  // The number of a word in lower case; kUnknown: the document has it nowhere.
  [[nodiscard]] Word find(std::string_view word) const;
  // Does the document write the word without a capital, too?
  [[nodiscard]] bool is_ordinary(const Sentence& sentence, std::size_t i) const {
    return lower_case_[at(sentence, i)];
  }

 private:
  [[nodiscard]] Word outside(Word own) const {
    return static_cast<Word>(pack_.vocabulary.size()) + own;
  }

  const std::vector<Sentence>& sentences_;
  const pack::Pack& pack_;
  pack::Vocabulary own_words_;       // words of the document that the pack does not have
  std::vector<Word> numbered_;       // by token of the document
  std::vector<std::size_t> begins_;  // sentence -> its first token of those
  std::vector<bool> lower_case_;     // by Word: it stands without a capital
};

}  // namespace inforce::claims
