// SPDX-License-Identifier: MIT
#include "claims/notice.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/times.h"
#include "edtf/duration.h"

namespace inforce::claims {
namespace {

class Finder {
 public:
  Finder(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        tokens_(reading.sentences[mention.sentence].tokens),
        grammar_(reading.grammars[mention.sentence]) {}

  std::optional<Notice> run() {
    for (const Clause& in : grammar_.clauses) {
      if (!serves(in)) continue;
      for (const int c : in.passive ? in.subjects : in.objects) {
        const Chunk& group = chunk(c);
        if (!is_cue(reading_.pack, "notice", tokens_[group.head].lemma) || !is_about(group, in))
          continue;
        std::optional<timex::Timex> end = named_end(group);
        return Notice{end ? std::move(end) : counted_end(group)};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_served() const {
    const int own = grammar_.chunk_of[mention_.end - 1];  // "six months' [notice]"
    return own >= 0 && is_cue(reading_.pack, "notice", tokens_[chunk(own).head].lemma) &&
           std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
             return serves(in) && contains(in.passive ? in.subjects : in.objects, own);
           });
  }

 private:
  [[nodiscard]] bool serves(const Clause& in) const {
    if (!in.finite || in.negated || in.modal != pack::kUnknown ||
        !is_cue(reading_.pack, "serves", in.verb)) {
      return false;
    }
    const Chunk& verb = chunk(in.verb_chunk);  // "we hereby give"
    const bool at_once = in.tense == Tense::present &&
                         find_cue(reading_.pack, "hereby", tokens_, verb.begin, verb.end);
    return in.tense == Tense::past || in.tense == Tense::perfect || at_once;
  }
  [[nodiscard]] const Chunk& chunk(int c) const {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] const timex::Timex& time_at(std::size_t at) const {
    return reading_.timexes[static_cast<std::size_t>(tokens_[at].timex)];
  }
  [[nodiscard]] bool begins_time(std::size_t at) const {
    return tokens_[at].timex >= 0 && (at == 0 || tokens_[at - 1].timex != tokens_[at].timex);
  }
  [[nodiscard]] static bool is_day(const timex::Timex& when) {
    return (when.type == timex::Type::date || when.type == timex::Type::time) && !when.distance &&
           when.bounds.earliest && when.bounds.latest;
  }

  // What stands behind the notice before the next act: "to end the licence", "of its termination".
  [[nodiscard]] bool is_about(const Chunk& notice, const Clause& serving) const {
    if (mention_.begin < notice.end) return false;
    const auto goes_on = [&](const Clause& in) {
      return in.finite && &in != &serving && in.content_of < 0 && in.controller < 0;
    };
    // "Gave notice, and the contract ended six months later": it did end.
    if (mention_.clause >= 0) {
      const Clause& own = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
      if (goes_on(own) && own.tense == Tense::past && own.subordinator == pack::kUnknown)
        return false;
    }
    return std::none_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
      const std::size_t verb = chunk(in.verb_chunk).begin;
      return goes_on(in) && verb > notice.end && verb < mention_.begin;
    });
  }

  // "With effect from 30 June", "to end it on 30 June".
  [[nodiscard]] std::optional<timex::Timex> named_end(const Chunk& notice) const {
    for (std::size_t i = notice.end; i < tokens_.size(); ++i) {
      if (!begins_time(i) || !is_day(time_at(i))) continue;
      if (introduced(reading_, tokens_, i) == Time::Role::from) return time_at(i);
      const int c = grammar_.chunk_of[i];
      const bool is_ends =
          std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
            const bool own = mention_.clause >= 0 &&
                             &in == &grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
            return (own || in.infinitive || in.ing || in.content_of >= 0 || in.controller >= 0) &&
                   chunk(in.verb_chunk).begin >= notice.end &&
                   std::any_of(in.complements.begin(), in.complements.end(),
                               [&](const auto& complement) { return complement.noun == c; });
          });
      if (is_ends) return time_at(i);
    }
    return std::nullopt;
  }

  // "Six months' notice on 5 January".
  [[nodiscard]] std::optional<timex::Timex> counted_end(const Chunk& notice) const {
    constexpr std::size_t kReach = 6;  // "six months ' prior written notice of at least"
    std::optional<edtf::Duration> length;
    const std::size_t last = std::min(tokens_.size(), notice.head + kReach);
    for (std::size_t i = notice.head - std::min(notice.head, kReach); i < last; ++i) {
      if (!begins_time(i) || time_at(i).type != timex::Type::duration) continue;
      if (!time_at(i).business_days) length = edtf::parse_duration(time_at(i).value);
    }
    if (!length) return std::nullopt;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto role = introduced(reading_, tokens_, i);
      if (!begins_time(i) || !is_day(time_at(i)) || (role && role != Time::Role::within)) continue;
      timex::Timex end = time_at(i);
      const auto add = [&](date::sys_days day) {
        return edtf::add(day, *length, 1, edtf::MonthEnd::clamp);
      };
      end.bounds = {add(*end.bounds.earliest), add(*end.bounds.latest)};
      if (!end.bounds.earliest || !end.bounds.latest) return std::nullopt;
      end.edtf = end.value = edtf::between(end.bounds).text;
      end.origin = timex::Origin::resolved;
      return end;
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const Mention& mention_;
  const std::vector<Token>& tokens_;
  const Grammar& grammar_;
};

}  // namespace

std::optional<Notice> notice_to_end(const Reading& reading, const Mention& mention) {
  return Finder(reading, mention).run();
}

bool is_served_notice(const Reading& reading, const Mention& mention) {
  return Finder(reading, mention).is_served();
}

}  // namespace inforce::claims
