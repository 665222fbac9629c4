// SPDX-License-Identifier: MIT
#include "contracts/standing.h"

#include <algorithm>

#include "contracts/clauses.h"
#include "contracts/from_text.h"
#include "contracts/reading.h"

namespace inforce::contracts {
namespace {

bool replace(std::string& text, const std::string& old_words, const std::string& words) {
  if (old_words.empty()) return false;
  const std::size_t at = text.find(old_words);
  if (at == std::string::npos) return false;
  text.replace(at, old_words.size(), words);
  return true;
}

// New words of a section stand under its heading, unless they bring their own.
std::string under_heading(const std::string& heading, const std::string& words) {
  const bool numbered = !words.empty() && words[0] >= '0' && words[0] <= '9';
  return numbered || heading.empty() ? words : heading + ". " + words;
}

// "4" holds "4.2"; "4.2" does not hold "4.21".
bool within(const std::string& number, const std::string& section) {
  return number == section ||
         (number.size() > section.size() && number.compare(0, section.size(), section) == 0 &&
          (number[section.size()] == '.' || number[section.size()] == '('));
}

}  // namespace

Standing::Standing(std::string_view text, const Agreement& agreement, const Wordings& wordings)
    : wordings_(wordings) {
  agreement_.parties = agreement.parties;
  agreement_.agreement_date = agreement.agreement_date;
  agreement_.effective_date = agreement.effective_date;
  const Reading reading = contracts::read(text, wordings);
  for (const Section& section : reading.layout.sections) {
    if (section.begin >= section.end) continue;
    const std::uint32_t end = reading.words[section.end].begin;
    const std::uint32_t begin = reading.words[section.begin].begin;
    std::string heading;  // "2. Minimum purchases"
    if (section.last > section.first && section.first > section.begin)
      heading = std::string(Span{begin, reading.words[section.last - 1].end}.of(text));
    pieces_.push_back(
        {section.number, std::string(text.substr(begin, end - begin)), std::move(heading)});
  }
}

Standing::Piece* Standing::find(const std::string& number) {
  const auto found = std::find_if(pieces_.begin(), pieces_.end(),
                                  [&](const Piece& piece) { return piece.number == number; });
  return found == pieces_.end() || number.empty() ? nullptr : &*found;
}

// The one value of the new one's kind in the one section that is spoken of.
std::optional<Standing::Place> Standing::value_of(const Change& change) {
  std::optional<Place> found;
  for (Piece& piece : pieces_) {
    if (!change.section.empty() && !within(piece.number, change.section)) continue;
    const std::vector<Clause> clauses = read(piece.text).clauses;
    const bool speaks = std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
      return change.kind.empty() || clause.kind == change.kind;
    });
    if (!speaks) continue;
    const Reading reading = contracts::read(piece.text, wordings_);
    for (const Value& value : reading.values) {
      if (value.kind != change.value) continue;
      const Span words = reading.bytes(value.first, value.last);
      if (found && found->piece == &piece && found->words.overlaps(words)) continue;
      if (found) return std::nullopt;  // which of two, nobody can tell
      found = Place{&piece, words};
    }
  }
  return found;
}

Standing::Said Standing::read(const std::string& text) const {
  const Reading reading = contracts::read(text, wordings_);
  Said said;
  said.clauses = read_clauses(reading, agreement_);
  if (const auto law = read_law(reading)) said.law = law->value;
  return said;
}

Agreement Standing::whole() const {
  std::string text;
  for (const Piece& piece : pieces_) text += piece.text + "\n\n";
  return from_text(text, wordings_);
}

std::vector<Clause> Standing::clauses(const std::string& section) const {
  std::vector<Clause> all;
  for (const Piece& piece : pieces_) {
    if (!section.empty() && !within(piece.number, section)) continue;
    const Said said = read(piece.text);
    all.insert(all.end(), said.clauses.begin(), said.clauses.end());
  }
  return all;
}

Standing::Difference Standing::apply(const Change& change) {
  Difference difference;
  const auto compare = [&](Piece& piece, std::string text) {
    Said before = read(piece.text);
    Said after = read(text);
    difference.before.insert(difference.before.end(), before.clauses.begin(), before.clauses.end());
    difference.after.insert(difference.after.end(), after.clauses.begin(), after.clauses.end());
    if (!before.law.empty()) difference.law_before = before.law;
    if (!after.law.empty()) difference.law_after = after.law;
    piece.text = std::move(text);
  };
  switch (change.operation) {
    case Operation::replace:
      for (Piece& piece : pieces_) {
        if (!change.section.empty() && !within(piece.number, change.section)) continue;
        std::string text = piece.text;
        if (replace(text, change.old_words, change.words)) compare(piece, std::move(text));
      }
      break;
    case Operation::remove:
      for (Piece& piece : pieces_) {
        if (!change.section.empty() && within(piece.number, change.section)) compare(piece, "");
      }
      break;
    case Operation::restate:
      if (Piece* piece = find(change.section)) {
        for (Piece& other : pieces_) {
          if (&other != piece && within(other.number, change.section)) compare(other, "");
        }
        compare(*piece, under_heading(piece->heading, change.words));
        break;
      }
      [[fallthrough]];
    case Operation::add:
      pieces_.push_back({change.section, "", ""});
      compare(pieces_.back(), change.words);
      break;
    case Operation::revalue:
      if (const auto place = value_of(change)) {
        std::string text = place->piece->text;
        text.replace(place->words.begin, place->words.end - place->words.begin, change.words);
        compare(*place->piece, std::move(text));
      }
      break;
    case Operation::end:
    case Operation::extend:
    case Operation::shorten:
    case Operation::suspend:
    case Operation::reinstate:
    case Operation::terminate:
      break;
  }
  return difference;
}

}  // namespace inforce::contracts
