// SPDX-License-Identifier: MIT
#include "contracts/plain_terms.h"

#include <algorithm>

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kTermWords = 5;
constexpr std::uint32_t kAddress = 40;   // words between a name and its short form
constexpr std::uint32_t kInitials = 3;   // bytes of those that may be a short name
constexpr std::uint16_t kBold = kBlank;  // asterisks, where words stand between them

class PlainTerms {
 public:
  PlainTerms(Words& words, const Wordings& w) : words_(words), w_(w) {}

  void mark() {
    const auto size = static_cast<std::uint32_t>(words_.size() - 1);
    for (std::uint32_t at = 0; at < size; ++at) {
      const std::uint16_t before = words_[at].before & ~kBold;
      if ((before & ~kClose) == kOpen && at > 0) bracket(at);
      if ((before & (kNewline | kBlankLine)) != 0 && words_[at].capital) meaning(at);
    }
  }

 private:
  // The word behind the capitalised ones from `at` on; between them stands nothing.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end + 1 < words_.size() && end - at < kTermWords && words_[end].capital &&
           (end == at || words_[end].before == 0)) {
      ++end;
    }
    return end;
  }

  // "Alder Foods plc (Alder)", "on 6 June (the Commencement Date)"; but "Alder (UK) Ltd",
  // "clause 5 (Term)".
  void bracket(std::uint32_t at) {
    std::uint32_t first = at;
    while (first < at + 2 && !words_[first].capital && w_.is("not-names", words_[first].id))
      ++first;
    const std::uint32_t end = run_end(first);
    if (end == first || end >= words_.size()) return;
    const std::uint16_t closing = words_[end].before & ~kBold;
    const bool goes_on = closing == kClose && words_[end].capital;
    const bool country = end - first == 1 && words_[first].upper &&
                         words_[first].end - words_[first].begin < kInitials;  // "Alder Ltd (UK)"
    if ((closing & (kClose | kOpen | kQuote)) != kClose || goes_on || country) return;
    if (first == at && !names_someone(at - 1)) return;
    put(first, end);
  }

  // Before a short name that has no "the" stands, in its paragraph, a firm's suffix: "Alder Foods
  // plc of 12 High Street (Alder)".
  [[nodiscard]] bool names_someone(std::uint32_t at) const {
    const std::uint32_t first = at - std::min(at, kAddress);
    if (words_[at].digits && at > 0 && w_.is("section-words", words_[at - 1].id)) return false;
    for (;; --at) {
      if (words_[at].capital && w_.is("company-suffixes", words_[at].id)) return true;
      if (at == first || (words_[at].before & kBlankLine) != 0) return false;
    }
  }

  // "Commencement Date means 1 July 2016", at the head of a line.
  void meaning(std::uint32_t at) {
    const std::uint32_t end = run_end(at);
    if (end == at || end >= words_.size() || (words_[end].before & ~kBold) != 0) return;
    if (w_.is("means", words_[end].id) && !w_.is("not-names", words_[at].id)) put(at, end);
  }

  void put(std::uint32_t first, std::uint32_t end) {
    for (const std::uint32_t at : {first, end}) {
      words_[at].before = static_cast<std::uint16_t>((words_[at].before & ~kBold) | kQuote);
    }
  }

  Words& words_;
  const Wordings& w_;
};

}  // namespace

void mark_plain_terms(Words& words, const Wordings& wordings) {
  if (!words.empty()) PlainTerms(words, wordings).mark();
}

}  // namespace inforce::contracts
