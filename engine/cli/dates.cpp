// SPDX-License-Identifier: MIT
#include "cli/dates.h"

#include <fmt/format.h>

#include <ctime>

#include "base/text.h"
#include "model/when.h"
#include "timex/from_text.h"

namespace inforce::cli {
namespace {

constexpr const char* kLanguage = "en";  // of the command line itself

Diagnostic no_date(const std::string& words) {
  if (const auto fault = model::fault_of_date(words)) return error("no-such-date", {}, *fault);
  return error("no-such-date", {},
               fmt::format("'{}' is no date; write 2026-04-27, 2026-04, 2026, an interval such as "
                           "2026-01/2026-06, or words such as \"April 27, 2026\" or \"today\"",
                           words));
}

}  // namespace

date::sys_days today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return date::sys_days{date::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

Result<edtf::When> date_of(const Project& project, const std::string& words) {
  const std::string plain = one_line(words);
  if (const auto when = edtf::parse(plain)) return *when;
  if (to_lower_ascii(plain) == "now") return edtf::on(today());
  const auto pack = find_pack(project, kLanguage);
  if (!pack) return pack.problems();
  const Result<timex::Grammar> grammar = timex::load_grammar({*pack}, stored_grammars());
  if (!grammar) return grammar.problems();
  timex::Context context;
  context.anchor = today();
  const timex::Timexes times = timex::from_text(plain, *grammar, context);
  if (times.size() != 1 || times[0].words.size() != plain.size()) return no_date(plain);
  const edtf::Bounds& bounds = times[0].bounds;
  if (!bounds.earliest && !bounds.latest) return no_date(plain);
  const auto said = edtf::parse(times[0].edtf);
  return said && said->bounds == bounds ? *said : edtf::between(bounds);
}

}  // namespace inforce::cli
