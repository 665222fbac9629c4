// SPDX-License-Identifier: MIT
#pragma once
// claims/name_shape.h - inside find_parties(): how far a run of capitals is a name, and whether who
// bears it is a party or only a thing.
#include <string_view>
#include <vector>

#include "claims/sentence.h"

namespace inforce::claims {

class NameShape {
 public:
  NameShape(const text::Document& document, const pack::Pack& pack)
      : document_(document), pack_(pack) {}

  [[nodiscard]] bool can_be_name(const Sentence& sentence, std::size_t i) const;
  // Where the name that begins at i ends.
  [[nodiscard]] std::size_t name_end(const Sentence& sentence, std::size_t i) const;
  [[nodiscard]] std::size_t behind_suffix(const Sentence& sentence, std::size_t end) const;
  [[nodiscard]] static bool does(const Token& token);
  // "A. Lee".
  [[nodiscard]] bool behind_initial(const Sentence& sentence, std::size_t begin) const;
  // "Ms Lee", "Mr. Lee".
  [[nodiscard]] bool behind_title(const Sentence& sentence, std::size_t begin) const;
  [[nodiscard]] bool is_person(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_product(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool acts(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool heads_letter(const Sentence& sentence, std::size_t begin,
                                  std::size_t end) const;
  [[nodiscard]] bool is_address(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_body(const std::vector<Token>& tokens, std::size_t begin,
                             std::size_t end) const;
  [[nodiscard]] std::string_view words(const Sentence& sentence, std::size_t begin,
                                       std::size_t end) const;
  // "Port of Rostvik": a body's word, and whose it is.
  [[nodiscard]] bool is_body(const Sentence& sentence, std::size_t begin) const;
  [[nodiscard]] static bool all_capitals(std::string_view name);

 private:
  [[nodiscard]] bool stands_with_partner(const Sentence& sentence, std::size_t i) const;
  [[nodiscard]] bool new_line_between(const Token& left, const Token& right) const;
  [[nodiscard]] std::size_t behind_of(const Sentence& sentence, std::size_t end) const;
  [[nodiscard]] bool is_owning(const Token& token) const;
  [[nodiscard]] bool stands_as(const std::vector<Token>& tokens, std::size_t end) const;
  [[nodiscard]] bool tells_news(const std::vector<Token>& tokens, std::size_t at) const;
  [[nodiscard]] std::size_t behind_home(const std::vector<Token>& tokens, std::size_t begin) const;
  [[nodiscard]] static std::size_t behind_aside(const std::vector<Token>& tokens,
                                                std::size_t begin);
  [[nodiscard]] bool is_author(const std::vector<Token>& tokens, std::size_t begin) const;
  [[nodiscard]] bool is_all(const Sentence& sentence, pack::Cue list, std::size_t begin,
                            std::size_t end) const;
  [[nodiscard]] static bool is_initials(std::string_view word);
  [[nodiscard]] static bool is_plural_short(std::string_view word);
  [[nodiscard]] static bool describes_noun(const std::vector<Token>& tokens, std::size_t end);
  [[nodiscard]] bool deals_as_state(const Sentence& sentence, std::size_t begin,
                                    std::size_t end) const;
  [[nodiscard]] bool opens_list(const Sentence& sentence, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool lists_places(const std::vector<Token>& tokens, std::size_t end) const;
  [[nodiscard]] bool is_dealt_with(const std::vector<Token>& tokens, std::size_t begin,
                                   std::size_t end) const;

  const text::Document& document_;
  const pack::Pack& pack_;
};

}  // namespace inforce::claims
