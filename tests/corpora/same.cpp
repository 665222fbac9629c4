// SPDX-License-Identifier: MIT
#include "corpora/same.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace inforce::corpora {
namespace {

constexpr int kNearEnough = 31;  // days; events farther apart are different ones

// "1,200,000 tonnes" -> "1200000"; "4.50%" stays a fraction: "4.50".
std::string digits_of(std::string_view words) {
  std::string digits;
  for (const char c : words) {
    if (std::isdigit(static_cast<unsigned char>(c)) || (c == '.' && !digits.empty())) digits += c;
  }
  while (!digits.empty() && digits.back() == '.') digits.pop_back();
  if (digits.find('.') != std::string::npos) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return digits;
}

bool names_currency(std::string_view words, std::string_view currency) {
  return words.find(currency) != std::string_view::npos;
}

bool within(std::optional<date::sys_days> found, std::optional<date::sys_days> wanted, int slack) {
  if (!found || !wanted) return found == wanted;
  return std::abs((*found - *wanted).count()) <= slack;
}

bool same_from(const model::Version& found, const Version& wanted) {
  return wanted.from && same_day(found.from.date, *wanted.from, 0);
}

bool same_until(const model::Version& found, const Version& wanted) {
  return wanted.until && found.until && same_day(found.until->date, *wanted.until, kLastDaySlack);
}

}  // namespace

bool same_party(std::string_view found, std::string_view wanted) {
  if (found.empty() || wanted.empty()) return found == wanted;
  const std::vector<std::string_view> a = split(found, '-'), b = split(wanted, '-');
  const auto& longer = a.size() < b.size() ? b : a;
  const auto& shorter = a.size() < b.size() ? a : b;
  return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

bool same_day(const edtf::When& found, const edtf::When& wanted, int slack_days) {
  const auto& [first, last] = found.bounds;
  const auto& [earliest, latest] = wanted.bounds;
  if (within(first, earliest, slack_days) && within(last, latest, slack_days)) return true;
  return first && last && earliest && latest && *earliest <= *first && *last <= *latest &&
         *first != *last;
}

bool same_value(std::string_view name, std::string_view found, std::string_view wanted) {
  if (found == wanted) return true;
  if (name == "rate" || name == "share" || name == "amount" || name == "cap") {
    const std::size_t space = wanted.find(' ');
    const bool currency =
        space == std::string_view::npos || names_currency(found, wanted.substr(space + 1));
    return currency && digits_of(found) == digits_of(wanted);
  }
  if (name == "exclusive" || name == "capped" || name == "transferable" || name == "perpetual") {
    return false;
  }
  return to_lower_ascii(found).find(to_lower_ascii(wanted)) != std::string::npos;
}

bool has_party(const std::vector<std::string>& parties, std::string_view wanted) {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const std::string& party) { return same_party(party, wanted); });
}

bool has_amount(const std::vector<model::Amount>& amounts, std::string_view wanted) {
  return std::any_of(amounts.begin(), amounts.end(), [&](const model::Amount& amount) {
    return same_value("amount", amount.value + " " + amount.currency, wanted);
  });
}

bool open(const edtf::When& when) { return !when.bounds.earliest && !when.bounds.latest; }

int days_apart(const edtf::When& a, const edtf::When& b) {
  const auto after = [](const edtf::When& x, const edtf::When& y) {
    if (!x.bounds.earliest || !y.bounds.latest) return 0;
    return static_cast<int>((*x.bounds.earliest - *y.bounds.latest).count());
  };
  return std::max({0, after(a, b), after(b, a)});
}

double likeness(const model::Event& found, const Event& wanted) {
  if (!contains(wanted.kinds, found.kind)) return 0;
  double points = 0.1;
  for (const std::string& party : wanted.parties) points += has_party(found.parties, party) ? 1 : 0;
  if (!wanted.parties.empty() && points < 1) return 0;
  for (const std::string& amount : wanted.amounts)
    points += has_amount(found.amounts, amount) ? 1 : 0;
  if (wanted.date) {
    if (days_apart(found.date, *wanted.date) > kNearEnough) return 0;
    if (same_day(found.date, *wanted.date, 0)) points += 1.5;
    if (open(found.date)) points -= 0.5;
  }
  return std::max(points, 0.05);
}

double likeness(const model::Term& found, const Term& wanted) {
  if (found.kind != wanted.kind) return 0;
  if (wanted.holder.empty() && wanted.bound.empty()) return 1;
  const int holder = same_party(found.holder, wanted.holder) ? 1 : 0;
  const int bound = same_party(found.bound, wanted.bound) ? 1 : 0;
  if (holder + bound == 0 && !(found.holder.empty() && found.bound.empty())) return 0;
  double points = 0.1 + holder + bound;
  for (const Version& version : wanted.versions) {
    for (const auto& [name, value] : version.attributes) {
      for (const model::Version& other : found.versions) {
        const auto at = other.attributes.find(name);
        if (at != other.attributes.end() && same_value(name, at->second, value)) points += 0.1;
      }
    }
  }
  return points;
}

bool has_attribute(const model::Version& version, const std::string& name,
                   const std::string& value) {
  if (name == "condition" && same_value(name, version.condition, value)) return true;
  const auto at = version.attributes.find(name);
  return at != version.attributes.end() && same_value(name, at->second, value);
}

double likeness(const model::Version& found, const Version& wanted) {
  double points = 0.1 + (same_from(found, wanted) ? 1 : 0) + (same_until(found, wanted) ? 1 : 0);
  for (const auto& [name, value] : wanted.attributes) {
    points += has_attribute(found, name, value) ? 1 : 0;
  }
  return points;
}

}  // namespace inforce::corpora
