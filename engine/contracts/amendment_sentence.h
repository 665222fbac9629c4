// SPDX-License-Identifier: MIT
#pragma once
// contracts/amendment_sentence.h - what one sentence of an amendment says in words of its own; what
// stands between its quotation marks is of another text.
//
//   'With effect from 1 April 2019, in Sections 4.2 and 4.3 "the fee in Section 5" is deleted'
//     sections 4.2, 4.3   takes effect 2019-04-01
#include <span>
#include <string>
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

class AmendmentSentence {
 public:
  AmendmentSentence(const Reading& reading, std::uint32_t index);

  // Of this sentence, in their order; also those in quoted words.
  [[nodiscard]] std::span<const Finding> findings() const { return findings_; }
  // The first finding of this label that does not stand in quoted words.
  [[nodiscard]] const Finding* find(std::string_view label) const;

  // The first byte of the sentence, or of the quotation mark that opens it.
  [[nodiscard]] std::uint32_t begin() const;
  // Whether the word stands between quotation marks of the sentence.
  [[nodiscard]] bool quotes(std::uint32_t word) const;

  // "Sections 4.2 and 4.3": the references of the sentence, in their order.
  [[nodiscard]] std::vector<std::string> sections() const;
  // "Clause 7 (best price) shall", not "the fee in Clause 7 shall": what stands before a word.
  [[nodiscard]] bool begins_with_section(std::uint32_t word) const;
  // "The restriction in clause 9 would end in 2014. It is extended": clause 9.
  [[nodiscard]] std::string section_named_before() const;

  // "Effective July 1"; `any`: "on July 1", too. An item may have it from what opens its list.
  [[nodiscard]] Day takes_effect(const Agreement& agreement, bool any = true) const;

 private:
  [[nodiscard]] std::uint32_t list_opening() const;
  [[nodiscard]] Day day_named(const Agreement& agreement, bool any) const;

  const Reading& r_;
  std::uint32_t index_;
  std::span<const Finding> findings_;
};

}  // namespace inforce::contracts
