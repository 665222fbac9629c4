// SPDX-License-Identifier: MIT
// How the cost of dating and merging grows: networks of many small parts, one long chain, and
// claims of many agreements; one agreement told by a document a day, one term, many events. Run:
// cmake --build
// --preset release --target bench_dating, then bench_dating [MOST].
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "dating/network.h"
#include "merge/merge.h"

namespace {

using namespace inforce;

merge::Kinds made_and_amended() {
  merge::Kinds kinds;
  kinds.events["agreement-made"].change = merge::Change::made;
  kinds.events["agreement-amended"].change = merge::Change::amended;
  return kinds;
}

using dating::Constraint;
using dating::kEpoch;
using dating::Point;

template <typename Work>
double milliseconds(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

// Parts of `size` points in a row, each a few days after the one before; the first is dated.
std::vector<Constraint> chains(std::size_t points, std::size_t size) {
  std::mt19937 random(1);
  std::vector<Constraint> constraints;
  for (Point p = 0; p < points; ++p) {
    const int day = static_cast<int>(random() % 30);
    if (p % size == 0) {
      constraints.push_back({kEpoch, p, 16000 + day, 16030 + day});
    } else {
      constraints.push_back({p - 1, p, 1 + day, 10 + day});
      if (p % 3 == 0) constraints.push_back({kEpoch, p, 15000, 40000000});
    }
  }
  return constraints;
}

// Each agreement: three documents, an amendment with a day, a weekday and no date, terms on both
// sides.
std::vector<claims::Extraction> documents(std::size_t claims_wanted) {
  std::vector<claims::Extraction> docs;
  std::size_t made = 0;
  for (std::size_t a = 0; made < claims_wanted; ++a) {
    const std::string one = fmt::format("Party{}", 2 * a), two = fmt::format("Party{}", 2 * a + 1);
    const auto day = edtf::on(date::sys_days{date::days{14000 + static_cast<int>(a % 4000)}});
    for (int d = 0; d < 3; ++d) {
      claims::Extraction doc;
      doc.doc = fmt::format("doc-{}-{}", a, d);
      doc.text = "They amended their pact, and what one pays the other is now capped at the total.";
      doc.parties = {{one, {}}, {two, {}}};
      claims::Claim event;
      event.kind = "agreement-amended";
      event.parties = {one, two};
      event.quote = {0, 23};
      event.news = true;
      claims::Time time;
      if (d == 0) {
        time.when.edtf = time.when.value = day.text;
        time.when.bounds = day.bounds;
      } else {
        time.when.value = "XXXX-WXX-3";
        time.when.origin = timex::Origin::open;
      }
      if (d < 2) event.times.push_back(time);
      doc.claims.push_back(event);
      for (int t = 0; t < 9; ++t) {
        claims::Claim term;
        term.is_term = true;
        term.kind = fmt::format("term-{}", t);
        term.effect = t % 2 == 0 ? claims::Effect::changes : claims::Effect::ends;
        term.holder = one;
        term.bound = two;
        term.change = 0;
        term.attributes["capped"] = "true";
        term.quote = {25, 80};
        doc.claims.push_back(term);
      }
      made += doc.claims.size();
      docs.push_back(std::move(doc));
    }
  }
  return docs;
}

// A document of Acme and Beta, told on the day with a number.
claims::Extraction told_on(int day, std::string name, std::string text) {
  claims::Extraction doc;
  doc.doc = std::move(name);
  doc.text = std::move(text);
  doc.parties = {{"Acme", {}}, {"Beta", {}}};
  doc.published = edtf::on(date::sys_days{date::days{day}});
  return doc;
}

// One agreement, a document a day: it is merged anew for each day on which more was known. Every
// tenth document tells of one more amendment.
std::vector<claims::Extraction> diary(int days) {
  std::vector<claims::Extraction> docs;
  for (int d = 0; d < days; ++d) {
    claims::Extraction doc =
        told_on(16000 + d, fmt::format("day-{:05}", d),
                "They amended their pact, and what one pays the other is now capped at the total.");
    claims::Claim event;
    event.kind = "agreement-amended";
    event.parties = {"Acme", "Beta"};
    event.quote = {0, 23};
    event.news = true;
    claims::Time time;
    const auto day = edtf::on(date::sys_days{date::days{16000 + d - d % 10}});
    time.when.edtf = time.when.value = day.text;
    time.when.bounds = day.bounds;
    event.times.push_back(time);
    doc.claims.push_back(event);
    for (int t = 0; t < 9; ++t) {
      claims::Claim term;
      term.is_term = true;
      term.kind = fmt::format("term-{}", t);
      term.effect = claims::Effect::changes;
      term.holder = "Acme";
      term.bound = "Beta";
      term.change = 0;
      term.attributes["rate"] = fmt::format("{}%", d / 10 % 20);
      term.quote = {25, 80};
      doc.claims.push_back(term);
    }
    docs.push_back(std::move(doc));
  }
  return docs;
}

// One term of two parties, told by a document a day: the rate now and then changes.
std::vector<claims::Extraction> reports(int days) {
  std::vector<claims::Extraction> docs;
  for (int d = 0; d < days; ++d) {
    claims::Extraction doc = told_on(14000 + 3 * d, fmt::format("report-{:05}", d),
                                     "Acme pays Beta a share of its sales.");
    claims::Claim term;
    term.is_term = true;
    term.kind = "revenue-share";
    term.effect = claims::Effect::holds;
    term.holder = "Beta";
    term.bound = "Acme";
    term.attributes["rate"] = fmt::format("{}%", d / 100);
    term.quote = {0, 36};
    doc.claims.push_back(term);
    docs.push_back(std::move(doc));
  }
  return docs;
}

// Two parties, and a document for each of the many things that happened between them.
std::vector<claims::Extraction> happenings(int days) {
  std::vector<claims::Extraction> docs;
  for (int d = 0; d < days; ++d) {
    claims::Extraction doc =
        told_on(14000 + 3 * d, fmt::format("event-{:05}", d),
                fmt::format("Acme opened plant number {} together with Beta in a town.", d));
    claims::Claim event;
    event.kind = "launch";
    event.parties = {"Acme", "Beta"};
    event.quote = {0, static_cast<std::uint32_t>(doc.text.size())};
    claims::Time time;
    time.when.edtf = time.when.value = doc.published->text;
    time.when.bounds = doc.published->bounds;
    event.times.push_back(time);
    doc.claims.push_back(event);
    docs.push_back(std::move(doc));
  }
  return docs;
}

void time_diaries() {
  const auto merging = [](std::vector<claims::Extraction> docs) {
    return milliseconds([&] {
      Diagnostics diagnostics;
      static_cast<void>(merge::from_claims(std::move(docs), made_and_amended(), {}, diagnostics));
    });
  };
  fmt::print("\n{:>8}  {:>14}  {:>14}  {:>14}\n", "days", "diary, ms", "one term, ms",
             "events, ms");
  for (const int days : {100, 300, 500, 1500, 3000}) {
    fmt::print("{:>8}  {:>14.1f}  {:>14.1f}  {:>14.1f}\n", days,
               days > 1500 ? 0 : merging(diary(days)), merging(reports(days)),
               merging(happenings(days)));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto most = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : std::size_t{100000};
  fmt::print("{:>8}  {:>14}  {:>14}  {:>14}\n", "n", "parts of 8, ms", "one chain, ms",
             "n claims, ms");
  for (std::size_t n = 1000; n <= most; n *= 10) {
    std::size_t found = 0;
    const double parts =
        milliseconds([&] { found += dating::solve(n, chains(n, 8)).bounds.size(); });
    const double chain =
        milliseconds([&] { found += dating::solve(n, chains(n, n)).bounds.size(); });
    std::vector<claims::Extraction> docs = documents(n);
    const double merging = milliseconds([&] {
      Diagnostics diagnostics;
      found +=
          merge::from_claims(std::move(docs), made_and_amended(), {}, diagnostics).terms.size();
    });
    fmt::print("{:>8}  {:>14.1f}  {:>14.1f}  {:>14.1f}\n", n, parts, chain, merging);
    if (found == 0) return 1;
  }
  time_diaries();
  return 0;
}
