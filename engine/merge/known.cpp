// SPDX-License-Identifier: MIT
#include "merge/known.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace inforce::merge {
namespace {

using date::sys_days;

class Grower {
 public:
  Grower(const Work& work, const Agreement& agreement, const Dates& dates,
         const std::vector<Decided>& decided, const std::vector<Preference>& preferences)
      : work_(work),
        agreement_(agreement),
        dates_(dates),
        decided_(decided),
        preferences_(preferences) {
    for (const Index term : agreement.terms) terms_.push_back({term, {}, {}});
    find_scope();
  }

  std::vector<KnownTerm> run() {
    std::set<sys_days> days;
    for (const Index doc : all_.docs) {
      if (const auto latest = dates_.days.doc(doc).latest) days.insert(*latest);
    }
    for (const sys_days day : days) {
      Indices docs;
      for (const Index doc : all_.docs) {
        const auto latest = dates_.days.doc(doc).latest;
        if (latest && *latest <= day) docs.push_back(doc);
      }
      if (docs.size() == all_.docs.size()) {
        step(docs, dates_.days, day, true);
        return finish();
      }
      const Dates then = find_dates(work_, {docs, all_.events}, decided_, &dates_.days.docs);
      step(docs, then.days, day, false);
    }
    step(all_.docs, dates_.days, std::nullopt, true);  // some documents cannot be dated
    return finish();
  }

 private:
  // The documents that speak of the agreement, and the events its dates hang on.
  void find_scope() {
    std::set<Index> docs, events;
    std::vector<Index> open;
    const auto reach = [&](Index event) {
      if (event != kNone && events.insert(event).second) open.push_back(event);
    };
    const auto hear = [&](const Indices& claims) {
      for (const Index s : claims) {
        const Said& said = at(work_.said, s);
        docs.insert(said.doc);
        for (const claims::Time& time : said.claim->times) {
          if (time.anchor) reach(at(work_.said, work_.other(said, *time.anchor)).event);
        }
      }
    };
    for (const Index event : agreement_.made) reach(event);
    for (const Index event : agreement_.changes) reach(event);
    for (const Index event : agreement_.pauses) reach(event);
    for (const Index term : agreement_.terms) hear(at(work_.terms, term).said);
    while (!open.empty()) {
      const Index event = open.back();
      open.pop_back();
      hear(at(work_.events, event).said);
      hear(at(work_.events, event).reach);
    }
    all_ = {Indices(docs.begin(), docs.end()), Indices(events.begin(), events.end())};
  }

  void step(const Indices& docs, const Days& days, std::optional<sys_days> known, bool is_last) {
    Snapshot snapshot = take_snapshot(work_, agreement_, days, docs);
    snapshot.preferences = &preferences_;
    snapshot.is_current = is_last;
    const Indices spoken_of = touched(snapshot, docs);
    for (KnownTerm& term : terms_) {
      if (!is_last && !contains(spoken_of, term.term)) continue;
      Drafts drafts = draft_versions(work_, at(work_.terms, term.term), snapshot);
      take(term, drafts, known, is_last);
      if (is_last) term.disputes = std::move(drafts.disputes);
    }
  }

  // The terms that may read otherwise than at the step before: where no day and no change moved,
  // those the new documents speak of.
  Indices touched(const Snapshot& snapshot, const Indices& docs) {
    const Days& days = *snapshot.days;
    std::vector<edtf::Bounds> runs;
    for (const StatedEnd& end : snapshot.runs) runs.push_back(end.days);
    bool moved = days.events != before_.events || snapshot.chain != before_.chain ||
                 snapshot.made != before_.made || snapshot.effects != before_.effects ||
                 snapshot.made_effect != before_.made_effect || runs != before_.runs;
    for (std::size_t i = 0; i < before_.docs.size() && !moved; ++i) {
      moved = days.doc(before_.docs[i]) != before_.published[i];
    }
    Indices fresh, terms;
    std::set_difference(docs.begin(), docs.end(), before_.docs.begin(), before_.docs.end(),
                        std::back_inserter(fresh));
    for (const Index doc : fresh) {
      for (Index s = at(work_.first, doc); s < at(work_.first, doc + 1); ++s) {
        if (const Index term = at(work_.said, s).term; term != kNone) insert(terms, term);
      }
    }
    before_ = {docs,          days.events,      {},   snapshot.chain,
               snapshot.made, snapshot.effects, runs, snapshot.made_effect};
    for (const Index doc : docs) before_.published.push_back(days.doc(doc));
    return moved ? agreement_.terms : terms;
  }

  static void take(KnownTerm& term, Drafts& drafts, std::optional<sys_days> known, bool is_last) {
    std::vector<char> matched(drafts.versions.size(), 0);
    for (KnownDraft& version : term.versions) {
      if (version.known_to) continue;  // what cannot be dated comes last, and once
      bool still = false;
      for (std::size_t i = 0; i < drafts.versions.size() && !still; ++i) {
        if (matched[i] != 0 || !version.draft.same_as(drafts.versions[i])) continue;
        matched[i] = 1;
        still = true;
        version.draft = drafts.versions[i];
        version.is_current = is_last;
        version.index = i;
      }
      if (still) continue;
      version.known_to = known;
      version.is_replaced = !known;
    }
    for (std::size_t i = 0; i < drafts.versions.size(); ++i) {
      if (matched[i] == 0)
        term.versions.push_back({drafts.versions[i], known, {}, false, is_last, i});
    }
  }

  std::vector<KnownTerm> finish() {
    for (KnownTerm& term : terms_) {
      std::stable_sort(
          term.versions.begin(), term.versions.end(), [](const KnownDraft& a, const KnownDraft& b) {
            const auto key = [](const KnownDraft& v) {
              return std::make_tuple(v.draft.from.days.earliest, v.draft.from.days.latest,
                                     !v.known_from, v.known_from, v.index);
            };
            return key(a) < key(b);
          });
    }
    return std::move(terms_);
  }

  const Work& work_;
  const Agreement& agreement_;
  const Dates& dates_;
  const std::vector<Decided>& decided_;
  const std::vector<Preference>& preferences_;
  Scope all_;
  std::vector<KnownTerm> terms_;

  // What the drafts of the last step rest on.
  struct Before {
    Indices docs;
    std::vector<edtf::Bounds> events, published;
    Indices chain, made;
    std::vector<edtf::Bounds> effects, runs;
    edtf::Bounds made_effect;
  } before_;
};

}  // namespace

std::vector<KnownTerm> find_known(const Work& work, const Agreement& agreement, const Dates& dates,
                                  const std::vector<Decided>& decided,
                                  const std::vector<Preference>& preferences) {
  return Grower(work, agreement, dates, decided, preferences).run();
}

}  // namespace inforce::merge
