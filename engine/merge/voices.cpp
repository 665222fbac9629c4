// SPDX-License-Identifier: MIT
#include "merge/voices.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "merge/times.h"

namespace inforce::merge {

Weight weigh(const Work& work, const Voices& voices) {
  Weight weight;
  Index last = kNone, last_fact = kNone,
        last_dated = kNone;  // sources; those of one stand together
  for (const Index s : voices.said) {
    const Said& said = at(work.said, s);
    const Index source = work.source_of(said);
    if (source != last) ++weight.sources;
    if (said.claim->corrects) weight.corrections = 1;
    last = source;
    const bool is_dated = at(work.docs, source).published || !is_open(own_begin(*said.claim));
    if (is_dated && source != last_dated) {
      ++weight.dated;
      last_dated = source;
    }
    // "Expires in 2030" is a plan, and no hearsay.
    const claims::Modality modality = said.claim->modality;
    const bool is_fact =
        (modality == claims::Modality::fact || modality == claims::Modality::planned) &&
        said.claim->asserted_by.empty();
    if (!is_fact || source == last_fact) continue;
    ++weight.facts;
    last_fact = source;
  }
  for (const Index s : voices.said) {  // a mail before the older ones in it
    const Said& said = at(work.said, s);
    const Index file = work.source_of(said);
    weight.first = std::max(weight.first, std::array<Index, 3>{-file, said.doc - file, -s});
  }
  return weight;
}

bool is_stronger(const Work& work, const Voices& a, const Voices& b) {
  const Weight x = weigh(work, a), y = weigh(work, b);
  return std::tie(x.corrections, x.sources, x.facts, x.dated, x.first) >
         std::tie(y.corrections, y.sources, y.facts, y.dated, y.first);
}

std::string why_surer(const Weight& a, const Weight& b) {
  if (a.corrections != b.corrections) return "it corrects what was told before";
  if (a.sources != b.sources) return fmt::format("{} sources against {}", a.sources, b.sources);
  if (a.facts != b.facts) return fmt::format("stated as fact by {} against {}", a.facts, b.facts);
  if (a.dated == b.dated) return {};
  return "as many sources on either side; the one that says of when, or when it was published";
}

std::string why_stronger(const Work& work, const Voices& a, const Voices& b) {
  const Weight x = weigh(work, a), y = weigh(work, b);
  if (std::string why = why_surer(x, y); !why.empty()) return why;
  if (x.first[0] == y.first[0] && x.first[1] != y.first[1])
    return "as many sources on either side; the mail that has the other one in it";
  return "as many sources on either side; the one read first";
}

}  // namespace inforce::merge
