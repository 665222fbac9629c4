// SPDX-License-Identifier: MIT
#include "claims/extract.h"

#include "claims/from_document.h"
#include "timex/from_text.h"

namespace inforce::claims {

Extraction extract(const text::Document& document, const timex::Grammar& grammar,
                   const pack::Pack& pack, const std::optional<edtf::When>& published) {
  timex::Timexes times = timex::from_text(document.text, grammar);
  std::optional<Published> stated = find_published(document, times, pack);
  if (published) stated = Published{*published, {}};
  if (stated && stated->when.bounds.latest) {
    timex::Context context;
    context.anchor = stated->when.bounds.latest;
    times = timex::from_text(document.text, grammar, context);
  }
  Extraction extraction = from_document(document, times, pack);
  if (stated) {
    extraction.published = stated->when;
    extraction.published_words = stated->words;
  }
  return extraction;
}

}  // namespace inforce::claims
