// SPDX-License-Identifier: MIT
#include "merge/alike.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text.h"

namespace inforce::merge {
namespace {

constexpr std::size_t kLongWord = 4;  // shorter ones hold sentences together, and say little

bool is_same(const claims::Amount& a, const model::Amount& b) {
  if (a.currency != b.currency) return false;
  if (a.value == b.value) return true;
  if (a.qualifier.empty() == b.qualifier.empty()) return false;  // two exact, or two vague, numbers
  const double x = std::strtod(a.value.c_str(), nullptr), y = std::strtod(b.value.c_str(), nullptr);
  return std::isfinite(x) && std::isfinite(y) &&
         std::abs(x - y) <= 0.1 * std::max(std::abs(x), std::abs(y));
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const std::string spelled = slug(text);
  for (const std::string_view word : split(spelled, '-')) {
    if (!word.empty()) words.emplace(word);
  }
  return words;
}

}  // namespace

Amounts compare_amounts(const std::vector<claims::Amount>& claimed,
                        const std::vector<model::Amount>& known) {
  if (claimed.empty() || known.empty()) return Amounts::unknown;
  for (const claims::Amount& amount : claimed) {
    if (std::any_of(known.begin(), known.end(),
                    [&](const model::Amount& other) { return is_same(amount, other); })) {
      return Amounts::same;
    }
  }
  return Amounts::differ;
}

bool is_near(const model::Amount& a, const model::Amount& b) {
  constexpr double kNear = 0.2;
  if (a.currency != b.currency || a.currency.empty() || a.currency == "%") return false;
  const double x = std::strtod(a.value.c_str(), nullptr), y = std::strtod(b.value.c_str(), nullptr);
  return std::isfinite(x) && std::isfinite(y) && std::abs(x - y) <= kNear * std::max(x, y);
}

bool are_near(const std::vector<claims::Amount>& claimed, const std::vector<model::Amount>& known) {
  return std::any_of(claimed.begin(), claimed.end(), [&](const claims::Amount& amount) {
    return std::any_of(known.begin(), known.end(), [&](const model::Amount& other) {
      return is_near({amount.value, amount.currency, amount.qualifier}, other);
    });
  });
}

bool add_amount(std::vector<model::Amount>& known, const claims::Amount& amount) {
  for (model::Amount& other : known) {
    if (!is_same(amount, other)) continue;
    if (amount.qualifier.empty()) other = {amount.value, amount.currency, {}};
    return false;
  }
  known.push_back({amount.value, amount.currency, amount.qualifier});
  return true;
}

bool objects_agree(const std::string& object, const std::string& other) {
  if (object.empty() || other.empty() || object == other) return true;
  const auto a = words_of(object), b = words_of(other);
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool objects_agree(const std::string& object, const std::vector<std::string>& others) {
  return std::all_of(others.begin(), others.end(),
                     [&](const std::string& other) { return objects_agree(object, other); });
}

std::set<std::string> content_words(const Work& work, const Said& said) {
  const claims::Claim& claim = *said.claim;
  const std::string& text = work.text_of(said.doc);
  std::set<std::string> words =
      words_of(claim.summary.empty() ? claim.quote.of(text) : std::string_view(claim.summary));
  for (const Index party : said.parties) {
    for (const std::string& word : words_of(at(work.parties, party).name)) words.erase(word);
  }
  for (auto word = words.begin(); word != words.end();) {
    word = word->size() < kLongWord ? words.erase(word) : std::next(word);
  }
  return words;
}

bool words_alike(const std::set<std::string>& a, const std::set<std::string>& b) {
  const std::set<std::string>& fewer = a.size() < b.size() ? a : b;
  const std::set<std::string>& more = a.size() < b.size() ? b : a;
  const auto shared = static_cast<std::size_t>(std::count_if(
      fewer.begin(), fewer.end(), [&](const std::string& word) { return more.count(word) != 0; }));
  return shared >= 3 && 2 * shared >= fewer.size();
}

}  // namespace inforce::merge
