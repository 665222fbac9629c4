// SPDX-License-Identifier: MIT
#include "claims/extract.h"

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
  const std::optional<Published> stated = published ? Published{*published, {}} : found;
  if (stated && stated->when.bounds.latest) {
    timex::Context context;
    context.anchor = stated->when.bounds.latest;
    times = times_of(document, reader, context);
  }
  Extraction extraction = from_document(document, times, pack, found ? found->words : Span{});
  if (stated) {
    extraction.published = stated->when;
    extraction.published_words = stated->words;
  }
  return extraction;
}

}  // namespace inforce::claims
