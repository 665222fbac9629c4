// SPDX-License-Identifier: MIT
#pragma once
// claims/name_place.h - inside find_parties(): where in a document capitals tell of names: not in a
// dateline, the name of a paper, or a heading, in which every word may have one.
#include "claims/name_shape.h"
#include "claims/sentence.h"

namespace inforce::claims {

class NamePlace {
 public:
  NamePlace(const text::Document& document, const pack::Pack& pack, const NameShape& shape)
      : document_(document), pack_(pack), shape_(shape) {}

  [[nodiscard]] bool is_heading(const Sentence& sentence) const;
  [[nodiscard]] bool is_head(const Sentence& sentence) const;  // "From: Ann Lee"
  [[nodiscard]] std::size_t behind_paper(const Sentence& sentence, std::size_t begin) const;
  [[nodiscard]] std::size_t behind_dateline(const Sentence& sentence) const;
  // "Acme Foods plc, Annual Report", on a line or on two, "the Acme blog": where the name of
  // whoever publishes the text ends; `begin`: it is nobody's. `next`: the sentence behind, if there
  // is one.
  [[nodiscard]] std::size_t publisher_end(const Sentence& sentence, std::size_t begin,
                                          std::size_t end, const Sentence* next) const;
  // "*Acme Ferries, 9 April 2020*", "Acme Ferries, investor relations, 9 April 2020": at the top.
  [[nodiscard]] bool is_byline(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  // "source: Acme plc", where one is a firm.
  [[nodiscard]] bool is_issuer(const Sentence& sentence, std::size_t begin) const;
  // "Acme's chief executive, Ann Lee, on money": over an interview, whose head answers in it.
  [[nodiscard]] bool is_asked(const Sentence& sentence, std::size_t end) const;
  [[nodiscard]] bool is_name_in_title(const Sentence& sentence, std::size_t begin,
                                      std::size_t end) const;
  // "From: Ann Lee (Acme)", "To: Ann at Acme".
  [[nodiscard]] bool is_correspondent(const Sentence& sentence, std::size_t begin,
                                      std::size_t end) const;
  [[nodiscard]] bool is_only_suffix(const Sentence& sentence, std::size_t begin,
                                    std::size_t end) const;

 private:
  [[nodiscard]] bool asks() const;
  [[nodiscard]] bool opens_news(const Sentence& sentence, std::size_t dash) const;

  const text::Document& document_;
  const pack::Pack& pack_;
  const NameShape& shape_;
};

}  // namespace inforce::claims
