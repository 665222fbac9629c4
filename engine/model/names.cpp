// SPDX-License-Identifier: MIT
#include "model/names.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace inforce::model {
namespace {

constexpr std::string_view kConfidence[] = {"confirmed", "reported", "inferred"};
constexpr std::string_view kBasis[] = {"stated", "resolved", "inferred"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::string_view (&names)[N], std::string_view name) {
  const auto* const found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(names));
}

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Takes the last word off `words`.
std::string_view take_last(std::string_view& words) {
  const std::size_t gap = words.rfind(' ');
  const std::string_view last = gap == std::string_view::npos ? words : words.substr(gap + 1);
  words = gap == std::string_view::npos ? std::string_view() : trim(words.substr(0, gap));
  return last;
}

}  // namespace

std::string_view name(Confidence confidence) {
  return kConfidence[static_cast<std::size_t>(confidence)];
}
std::string_view name(Basis basis) { return kBasis[static_cast<std::size_t>(basis)]; }

std::optional<Confidence> find_confidence(std::string_view name) {
  return find<Confidence>(kConfidence, name);
}
std::optional<Basis> find_basis(std::string_view name) { return find<Basis>(kBasis, name); }

std::optional<Amount> parse_amount(std::string_view words) {
  words = trim(words);
  Amount amount;
  std::string_view number = take_last(words);
  if (is_currency(number)) {
    amount.currency = number;
    number = take_last(words);
  } else if (!number.empty() && number.back() == '%') {
    amount.currency = "%";
    number.remove_suffix(1);
  }
  if (!is_decimal(number)) return std::nullopt;
  amount.value = number;
  amount.qualifier = words;
  return amount;
}

std::string to_words(const Amount& amount) {
  std::string words = amount.qualifier;
  if (!words.empty()) words += ' ';
  words += amount.value;
  if (amount.currency != "%" && !amount.currency.empty()) words += ' ';
  return words + amount.currency;
}

std::string label_of(const Term& term) {
  if (!term.label.empty()) return term.label;
  std::string label = term.kind;
  std::replace(label.begin(), label.end(), '-', ' ');
  return label;
}

}  // namespace inforce::model
