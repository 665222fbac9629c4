// SPDX-License-Identifier: MIT
#include "claims/document_words.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace inforce::claims {
namespace {

bool has_capital(std::string_view word) {
  return begins_with_capital(word) ||
         std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

DocumentWords::DocumentWords(const std::vector<Sentence>& sentences, const text::Document& document,
                             const pack::Pack& pack)
    : sentences_(sentences), pack_(pack) {
  std::size_t tokens = 0;
  for (const Sentence& sentence : sentences_) {
    begins_.push_back(tokens);
    tokens += sentence.tokens.size();
  }
  numbered_.reserve(tokens);
  lower_case_.resize(pack_.vocabulary.size());
  std::string lower;
  for (const Sentence& sentence : sentences_) {
    for (const Token& token : sentence.tokens) {
      if (token.timex >= 0 && token.capital) {  // the month May is nobody
        numbered_.push_back(pack::kUnknown);
        continue;
      }
      const std::string_view written = token.span.of(document.text);
      const bool plain = !has_capital(written);
      Word word = token.word;
      if (word == pack::kUnknown) {
        lower.clear();
        if (!plain) append_folded(lower, written);
        word = outside(own_words_.add(plain ? written : lower));
        if (lower_case_.size() <= word) lower_case_.resize(word + 1);
      }
      if (plain && !token.capital) lower_case_[word] = true;
      numbered_.push_back(word);
    }
  }
}

DocumentWords::Word DocumentWords::find(std::string_view word) const {
  if (const Word known = pack_.vocabulary.find(word); known != pack::kUnknown) return known;
  const Word own = own_words_.find(word);
  return own == pack::kUnknown ? own : outside(own);
}

}  // namespace inforce::claims
