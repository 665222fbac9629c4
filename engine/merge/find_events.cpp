// SPDX-License-Identifier: MIT
// Which claims speak of the same event. Two claims may be one event when kind, parties, object,
// amounts and dates can all be true together; they are one when something beyond the parties says
// so: an amount, a date, the words of the sentence, or that there is only one event they can mean.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "merge/alike.h"
#include "merge/facts.h"
#include "merge/times.h"
#include "merge/work.h"

namespace inforce::merge {
namespace {

// Sources that give a full date of one act may be this many days apart: one counts from the
// evening, one from the announcement. Beyond it they are two events.
constexpr int kSlightly = 7;
constexpr int kOvernight = 2;  // and one source with itself
constexpr int kMonth = 31;

// How surely a claim belongs to an event. A claim joins the surest; on a tie it stands alone.
enum class Match { no, perhaps, likely, sure };

struct Entry {
  edtf::Bounds days;  // of all its claims; of conflicting ones, the first
  edtf::Bounds told;  // by the papers that give no day
  std::vector<Recurring> recurring;
  std::set<std::string> words;  // of its sentences
  std::set<std::string> kinds;  // under which it is told
  std::vector<std::string> objects;
  std::set<Index> docs;
  bool has_parties = false;
};

// The events of a kind and a party, by the days they may have: only those near a claim's own days
// can be what it tells of.
class Shelf {
 public:
  // Days only become fewer: an event stays where it was put first.
  void put(Index event, const edtf::Bounds& days) {
    if (width(days).value_or(kAnyDay) >= kAnyDay) return any_day_.push_back(event);
    for (int box = box_of(*days.earliest); box <= box_of(*days.latest); ++box)
      boxes_[box].push_back(event);
  }
  void take(const edtf::Bounds& days, Indices& into) const {
    const date::days slack{kSlightly};
    auto box = days.earliest ? boxes_.lower_bound(box_of(*days.earliest - slack)) : boxes_.begin();
    const auto end = days.latest ? boxes_.upper_bound(box_of(*days.latest + slack)) : boxes_.end();
    for (; box != end; ++box) into.insert(into.end(), box->second.begin(), box->second.end());
    into.insert(into.end(), any_day_.begin(), any_day_.end());
  }

 private:
  static constexpr int kAnyDay = 366;  // so many days say too little
  static int box_of(date::sys_days day) { return day.time_since_epoch().count() / kMonth; }

  std::map<int, Indices> boxes_;  // by months of 31 days
  Indices any_day_;
};

class Finder {
 public:
  explicit Finder(Work& work) : work_(work) {}

  void run() {
    for (const Index s : by_precision()) place(s);
    for (Event& event : work_.events) std::sort(event.said.begin(), event.said.end());
    find_reach();
  }

 private:
  // Full dates first, so that vaguer claims find them.
  [[nodiscard]] Indices by_precision() const {
    std::vector<std::tuple<int, int, int, Index>> order;
    for (Index s = 0; s < size(work_.said); ++s) {
      const Said& said = at(work_.said, s);
      if (said.claim->is_term || said.rejected || !is_real(*said.claim)) continue;
      if (said.claim->change) continue;  // part of what that act set
      const edtf::Bounds days = stated_days(*said.claim);
      const int open = is_open(days) ? 2 : width(days) ? 0 : 1;
      order.emplace_back(open, width(days).value_or(0), -size(said.parties), s);
    }
    std::sort(order.begin(), order.end());
    Indices indices;
    for (const auto& entry : order) indices.push_back(std::get<3>(entry));
    return indices;
  }

  // "The contract runs until 2030" goes with the act it belongs to.
  void find_reach() {
    for (Index e = 0; e < size(work_.events); ++e) {
      const Event& event = at(work_.events, e);
      const Change change = work_.change_of(event.kind);
      if (change != Change::none && change != Change::ended) acts_[event.parties].push_back(e);
    }
    for (Index s = 0; s < size(work_.said); ++s) {
      const Said& said = at(work_.said, s);
      const bool may_be = said.claim->modality == claims::Modality::possible;
      if (said.claim->is_term || said.rejected || may_be) continue;
      const bool told = std::any_of(
          said.claim->times.begin(), said.claim->times.end(), [](const claims::Time& time) {
            using Role = claims::Time::Role;
            return time.role == Role::from || time.role == Role::until || time.role == Role::within;
          });
      const bool laid_down = is_laid_down(said);
      if (!said.claim->change && !told && !laid_down) continue;
      const Index event = said.claim->change
                              ? at(work_.said, work_.other(said, *said.claim->change)).event
                          : laid_down ? last_act_before(said)
                                      : said.event;
      if (event != kNone) at(work_.events, event).reach.push_back(s);
    }
  }

  // "Their contract runs out in March": an end that is no event yet.
  [[nodiscard]] bool is_laid_down(const Said& said) const {
    return said.claim->modality == claims::Modality::planned && said.parties.size() > 1 &&
           work_.change_of(said.claim->kind) == Change::ended;
  }
  // The last act of those parties that the document could know of; of several of one day the first.
  [[nodiscard]] Index last_act_before(const Said& said) const {
    const auto& published = at(work_.docs, said.doc).published;
    Index last = kNone;
    std::optional<date::sys_days> day;
    const auto acts = acts_.find(said.parties);
    if (acts == acts_.end()) return kNone;
    for (const Index e : acts->second) {
      const Event& event = at(work_.events, e);
      std::optional<date::sys_days> first;
      for (const Index s : event.said) {
        const auto earliest = stated_days(*at(work_.said, s).claim).earliest;
        if (earliest && (!first || *earliest < *first)) first = earliest;
      }
      const bool known =
          !first || !published || !published->bounds.latest || *first <= *published->bounds.latest;
      if (!known || (last != kNone && (!first || (day && *first <= *day)))) continue;
      last = e;
      day = first;
    }
    return last;
  }

  void place(Index s) {
    Said& said = at(work_.said, s);
    const Index event = choose(s);
    said.event = event == kNone ? open_event(said) : event;
    add(s, said.event);
  }

  [[nodiscard]] Index choose(Index s) const {
    const Said& said = at(work_.said, s);
    const std::set<std::string> words = content_words(work_, said);
    Match best = Match::no;
    Indices matches;
    for (const Index e : candidates(said)) {
      const Match match = compare(said, words, e);
      if (match == Match::no || match < best) continue;
      if (match > best) matches.clear();
      best = match;
      matches.push_back(e);
    }
    if (matches.size() > 1) matches = prefer(said, matches);
    return matches.size() == 1 ? matches.front() : kNone;
  }

  // Of several that match alike: those of the same document, then those with the same parties.
  [[nodiscard]] Indices prefer(const Said& said, const Indices& matches) const {
    Indices here, same;
    for (const Index e : matches) {
      if (at(entries_, e).docs.count(said.doc) != 0) here.push_back(e);
    }
    for (const Index e : here.empty() ? matches : here) {
      if (at(work_.events, e).parties == said.parties) same.push_back(e);
    }
    if (!same.empty()) return same;
    return here.empty() ? matches : here;
  }

  // Kinds under which one act may be told: to extend an agreement is to amend it.
  [[nodiscard]] std::string kin_of(const std::string& kind) const {
    const Change change = work_.change_of(kind);
    return change == Change::amended || change == Change::extended ? "*" : kind;  // no id
  }

  [[nodiscard]] Indices candidates(const Said& said) const {
    Indices found;
    const auto take = [&](const auto& table, const auto& key) {
      const auto entry = table.find(key);
      if (entry == table.end()) return;
      found.insert(found.end(), entry->second.begin(), entry->second.end());
    };
    const std::string kin = kin_of(said.claim->kind);
    const edtf::Bounds days = stated_days(*said.claim);
    for (const Index party : said.parties) {
      const auto shelf = by_party_.find({kin, party});
      if (shelf != by_party_.end()) shelf->second.take(days, found);
    }
    if (said.parties.empty()) take(by_doc_, std::pair(kin, said.doc));
    for (const claims::Amount& amount : said.claim->amounts) {
      if (said.parties.empty()) take(by_amount_, std::pair(kin, amount.value));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  [[nodiscard]] Match compare(const Said& said, const std::set<std::string>& words, Index e) const {
    const claims::Claim& claim = *said.claim;
    const Event& event = at(work_.events, e);
    const Entry& entry = at(entries_, e);
    const bool acts = work_.is_act(claim.kind);
    const bool kin = entry.kinds.count(claim.kind) == 0;  // "extended" there, "rewrote" here
    const bool same = said.parties == event.parties;
    if (!is_subset(said.parties, event.parties) && !is_subset(event.parties, said.parties)) {
      return Match::no;
    }
    if (!objects_agree(claim.object, entry.objects)) return Match::no;
    const edtf::Bounds days = stated_days(claim), told = told_days(said);
    if (gap(told, entry.days) > kSlightly || gap(told, entry.told) > 0) return Match::no;
    const int apart = gap(days, entry.days);
    const bool elsewhere = entry.docs.count(said.doc) == 0;
    const bool on_days = width(days) == 0 && width(entry.days) == 0;
    const Amounts amounts = compare_amounts(claim.amounts, event.amounts);
    if (amounts == Amounts::differ) {
      // Two sources of one day that are not far from each other: one of them is wrong.
      const bool slips = same && !said.parties.empty() && on_days && apart == 0 && elsewhere &&
                         are_near(claim.amounts, event.amounts);
      return slips ? Match::likely : Match::no;
    }
    // One document that gives two days tells of two events, unless it was told a day late.
    const bool known =
        amounts == Amounts::same || (acts && same) ||
        (same && said.parties.size() > 1 && on_days && words_alike(words, entry.words));
    if (apart > (!known || kin ? 0 : elsewhere ? kSlightly : kOvernight)) return Match::no;
    if (!recurring_agrees(claim, entry, elsewhere)) return Match::no;
    if (apart > 0) return Match::likely;
    if (amounts == Amounts::same && !kin) return Match::sure;
    // A date alone is enough where it is at least a month; a year holds many events.
    const auto wide = width(days), its = width(entry.days);
    const bool dated =
        wide && its && std::min(*wide, *its) <= kMonth && std::max(*wide, *its) <= 366;
    if (kin) return same && dated && std::max(*wide, *its) <= kMonth ? Match::likely : Match::no;
    if (acts) return dated && same ? Match::sure : same ? Match::likely : Match::perhaps;
    const bool alike = words_alike(words, entry.words);
    if (dated && (alike || same)) return alike ? Match::sure : Match::likely;
    if (alike) return Match::likely;
    // No amount, no date and other words: the same only when a sentence merely refers to it.
    const bool refers = is_open(days) && claim.amounts.empty() && entry.docs.count(said.doc) != 0;
    return refers ? Match::perhaps : Match::no;
  }

  // "They have amended it", without a day: what a paper tells as done was done by its own day, and
  // what it brings as news not long before. What it says has been ended may still end later.
  [[nodiscard]] edtf::Bounds told_days(const Said& said) const {
    const claims::Claim& claim = *said.claim;
    const auto& published = at(work_.docs, said.doc).published;
    const bool done =
        claim.modality == claims::Modality::fact || claim.modality == claims::Modality::reported;
    if (!done || !claim.times.empty() || !published) return {};
    edtf::Bounds days;
    if (work_.change_of(claim.kind) != Change::ended) days.latest = published->bounds.latest;
    if (claim.news && published->bounds.earliest)
      days.earliest = *published->bounds.earliest - date::days{kNewsDays};
    return days;
  }

  // "in February" is not the deal of June, nor, `elsewhere`, February of another document's 2019;
  // a weekday may be any week's.
  [[nodiscard]] static bool recurring_agrees(const claims::Claim& claim, const Entry& entry,
                                             bool elsewhere) {
    for (const claims::Time& time : claim.times) {
      const auto place = time.anchor ? std::nullopt : recurring(time.when);
      if (!place || time.role != claims::Time::Role::at) continue;
      if (const auto near = nearest(*place, entry.days);
          near && gap(*near, entry.days) > kSlightly) {
        return false;
      }
      if (elsewhere && place->unit == Recurring::Unit::month &&
          width(entry.days).value_or(0) > kMonth) {
        return false;
      }
      for (const Recurring& other : entry.recurring) {
        const bool months = place->unit == Recurring::Unit::month && other.unit == place->unit;
        if (months && place->number != other.number) return false;
      }
    }
    return true;
  }

  Index open_event(const Said& said) {
    work_.events.push_back({said.claim->kind, {}, {}, {}, {}, kNone});
    entries_.emplace_back();
    return size(work_.events) - 1;
  }

  void add(Index s, Index e) {
    const Said& said = at(work_.said, s);
    const claims::Claim& claim = *said.claim;
    Event& event = at(work_.events, e);
    Entry& entry = at(entries_, e);
    const std::string kin = kin_of(claim.kind);
    event.said.push_back(s);
    entry.kinds.insert(claim.kind);
    if (claim.kind != event.kind && work_.change_of(claim.kind) == Change::amended)
      event.kind = claim.kind;  // the wider word for one act
    entry.told = both(entry.told, told_days(said));
    const edtf::Bounds days = both(entry.days, stated_days(claim));
    if (!days.earliest || !days.latest || *days.earliest <= *days.latest) entry.days = days;
    for (const Index party : said.parties) {
      if (!contains(event.parties, party)) by_party_[{kin, party}].put(e, entry.days);
      insert(event.parties, party);
    }
    for (const claims::Amount& amount : claim.amounts) {
      if (add_amount(event.amounts, amount)) by_amount_[{kin, amount.value}].push_back(e);
    }
    if (entry.docs.insert(said.doc).second) by_doc_[{kin, said.doc}].push_back(e);
    for (const claims::Time& time : claim.times) {
      const auto place = time.anchor ? std::nullopt : recurring(time.when);
      if (place && time.role == claims::Time::Role::at) entry.recurring.push_back(*place);
    }
    if (!claim.object.empty()) entry.objects.push_back(claim.object);
    const auto words = content_words(work_, said);
    entry.words.insert(words.begin(), words.end());
  }

  using ByKind = std::map<std::pair<std::string, Index>, Indices>;
  std::map<Indices, Indices> acts_;  // parties -> what they made, extended, amended
  Work& work_;
  std::vector<Entry> entries_;  // beside work_.events
  std::map<std::pair<std::string, Index>, Shelf> by_party_;
  ByKind by_doc_;
  std::map<std::pair<std::string, std::string>, Indices> by_amount_;
};

Index main_change(const Work& work, Index doc) {
  std::map<Index, int> hanging;
  const Index end = at(work.first, doc + 1);
  for (Index s = at(work.first, doc); s < end; ++s) {
    const Said& said = at(work.said, s);
    if (said.claim->news && said.event != kNone) return kNone;
    if (!said.claim->is_term || !said.claim->change || said.claim->side == claims::Side::before)
      continue;
    const Index event = at(work.said, work.other(said, *said.claim->change)).event;
    if (event != kNone) ++hanging[event];
  }
  const auto most =
      std::max_element(hanging.begin(), hanging.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == hanging.end() ? kNone : most->first;
}

}  // namespace

void find_events(Work& work) { Finder(work).run(); }

void find_main_changes(Work& work) {
  work.main_change.clear();
  for (Index d = 0; d < size(work.docs); ++d) work.main_change.push_back(main_change(work, d));
}

}  // namespace inforce::merge
