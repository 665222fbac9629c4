// SPDX-License-Identifier: MIT
// The times of a claim: those of its clause, and what the words before each make of it.
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

struct Introduction {
  std::string_view list;
  Time::Role role;
};
constexpr Introduction kIntroductions[] = {
    {"time_until", Time::Role::until}, {"time_from", Time::Role::from}, {"time_by", Time::Role::by},
    {"time_after", Time::Role::after}, {"time_in", Time::Role::within},
};

// What the words that end just before tokens[at] make of the time there.
std::optional<Time::Role> introduced(const Reading& reading, const std::vector<Token>& tokens,
                                     std::size_t at) {
  for (std::size_t back = std::min<std::size_t>(4, at); back > 0; --back) {
    for (const Introduction& introduction : kIntroductions) {
      const auto cues = reading.pack.cues.find(introduction.list);
      if (cues == reading.pack.cues.end()) continue;
      for (const pack::Pattern& cue : cues->second) {
        const auto length = match_at(cue, tokens, at - back, at);
        if (length && *length == back) return introduction.role;
      }
    }
  }
  return std::nullopt;
}

// The one time among tokens [begin, end); nothing when there are several, or none that is a date.
std::optional<Time> only_time(const Reading& reading, const std::vector<Token>& tokens,
                              std::size_t begin, std::size_t end) {
  int only = -1;
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens[i].timex < 0 || tokens[i].timex == only) continue;
    if (only >= 0) return std::nullopt;  // which of two, nobody can tell
    only = tokens[i].timex;
  }
  if (only < 0) return std::nullopt;
  Time time;
  time.when = reading.timexes[static_cast<std::size_t>(only)];
  const bool date = time.when.type == timex::Type::date || time.when.type == timex::Type::time;
  if (!date || (time.when.edtf.empty() && time.when.value.find("_REF") != std::string::npos)) {
    return std::nullopt;
  }
  return time;
}

// News has its day from the words that bring it: "On Sunday came the announcement: Acme and Beta
// have parted", "Acme and Beta announced today that they have signed a pact".
void from_introduction(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  std::size_t colon = 0;
  for (std::size_t i = 0; i < mention.begin; ++i) {
    if (tokens[i].tag == Tag::stop && reading.words(tokens[i].span) == ":") colon = i;
  }
  std::optional<Time> found;
  if (colon > 0 && find_cue(reading.pack, "news_came", tokens, 0, colon)) {
    found = only_time(reading, tokens, 0, colon);
  }
  for (int k = mention.clause - 1; !found && k >= 0; --k) {
    const Clause& before = grammar.clauses[static_cast<std::size_t>(k)];
    if (!before.finite || !is_cue(reading.pack, "announcing", before.verb)) continue;
    const std::uint16_t segment =
        grammar.segment[grammar.chunks[static_cast<std::size_t>(before.verb_chunk)].begin];
    std::size_t begin = 0;
    while (begin < tokens.size() && grammar.segment[begin] != segment) ++begin;
    std::size_t end = begin;
    while (end < tokens.size() && grammar.segment[end] == segment) ++end;
    found = only_time(reading, tokens, begin, end);
    break;
  }
  if (found) times.push_back(std::move(*found));
}

bool owned_by(const Grammar& grammar, int chunk, int owner) {
  for (int c = chunk; c >= 0; c = grammar.chunks[static_cast<std::size_t>(c)].owner) {
    if (c == owner) return true;
  }
  return false;
}

}  // namespace

std::vector<Time> find_times(const Reading& reading, const Mention& mention,
                             const Standing& standing) {
  std::vector<Time> times;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const bool is_term = reading.kind_of(mention).is_term;
  const Reach reach = reach_of(reading, mention);
  int last = -1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].timex < 0 || tokens[i].timex == last) continue;
    last = tokens[i].timex;
    const timex::Timex& when = reading.timexes[static_cast<std::size_t>(last)];
    if (when.type == timex::Type::set) continue;
    if (when.type == timex::Type::duration && !when.distance) continue;
    if (when.distance && mention.chunk >= 0) {  // what it counts from has no such time
      const Chunk& group = grammar.chunks[static_cast<std::size_t>(mention.chunk)];
      std::size_t first = group.begin;
      for (int c = group.owner; c >= 0; c = grammar.chunks[static_cast<std::size_t>(c)].owner) {
        first = grammar.chunks[static_cast<std::size_t>(c)].begin;
      }
      const Span own{tokens[first].span.begin, tokens[group.end - 1].span.end};
      if (when.distance->from.overlaps(own)) continue;
    }
    const bool inside = mention.chunk >= 0 && grammar.chunk_of[i] == mention.chunk;
    if (!inside && (!reach.token[i] || in_other_item(reading, mention, i))) continue;
    if (when.value.find("_REF") != std::string::npos) continue;
    std::size_t behind = i;
    while (behind < tokens.size() && tokens[behind].timex == last) ++behind;
    const bool possessive = behind < tokens.size() && tokens[behind].tag == Tag::possessive;
    // "Monday's vote" is the vote's day, and nothing else's.
    if (possessive && !owned_by(grammar, mention.chunk, grammar.chunk_of[i])) continue;
    std::optional<Time::Role> role;
    if (!possessive) role = introduced(reading, tokens, i);  // but "by Monday's vote"
    Time time;
    time.when = when;
    if (!is_term) {
      // An event's own day; "through 2030" is said of what it sets, not of the event.
      if (role && *role != Time::Role::within && *role != Time::Role::by &&
          *role != Time::Role::from)
        continue;
      time.role = role == Time::Role::by ? Time::Role::by : Time::Role::at;
      if (role == Time::Role::from && !inside) continue;
    } else if (role && *role != Time::Role::within) {
      time.role = *role;
    } else if (standing.expires || standing.effect == Effect::ends) {
      time.role = Time::Role::within;
    } else if (standing.started || standing.effect == Effect::starts ||
               standing.effect == Effect::suspends || standing.effect == Effect::resumes ||
               standing.effect == Effect::changes) {
      time.role = Time::Role::from;
    } else {
      time.role = Time::Role::at;
    }
    times.push_back(std::move(time));
  }
  if (times.empty() && reading.kind_of(mention).is_agreement)
    from_introduction(reading, mention, times);
  return times;
}

}  // namespace inforce::claims
