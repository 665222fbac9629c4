// SPDX-License-Identifier: MIT
#include "claims/extract.h"

#include <algorithm>

#include "claims/from_document.h"

namespace inforce::claims {
namespace {

timex::Timexes times_of(const text::Document& document, timex::Reader& reader,
                        const timex::Context& context) {
  timex::Timexes times;
  reader.begin(context);
  reader.read(document.text, times);
  return times;
}

// "Yesterday", of a text that was first published on one day and updated on another: a day before
// either.
void widen(timex::Timexes& times, const timex::Timexes& others) {
  if (times.size() != others.size()) return;
  for (std::size_t i = 0; i < times.size(); ++i) {
    edtf::Bounds& bounds = times[i].bounds;
    const edtf::Bounds& other = others[i].bounds;
    if (times[i].words != others[i].words || bounds == other || !bounds.earliest ||
        !bounds.latest || !other.earliest || !other.latest) {
      continue;
    }
    bounds = {std::min(bounds.earliest, other.earliest), std::max(bounds.latest, other.latest)};
    times[i].edtf = edtf::between(bounds).text;
  }
}

}  // namespace

Extraction extract(const text::Document& document, const timex::Grammar& grammar,
                   const pack::Pack& pack, const std::optional<edtf::When>& published) {
  timex::Reader reader(grammar, {});
  return extract(document, reader, pack, published);
}

Extraction extract(const text::Document& document, timex::Reader& reader, const pack::Pack& pack,
                   const std::optional<edtf::When>& published) {
  timex::Timexes times = times_of(document, reader, {});
  const std::optional<Published> found = find_published(document, times, pack);
  const std::optional<Published> stated = published ? Published{*published, {}, false} : found;
  if (stated && stated->when.bounds.latest) {
    timex::Context context;
    context.anchor = stated->when.bounds.latest;
    times = times_of(document, reader, context);
    if (stated->was_updated) {
      context.anchor = stated->when.bounds.earliest;
      widen(times, times_of(document, reader, context));
    }
  }
  Extraction extraction = from_document(document, times, pack, found ? found->words : Span{});
  if (stated) {
    extraction.published = stated->when;
    extraction.published_words = stated->words;
  }
  return extraction;
}

}  // namespace inforce::claims
