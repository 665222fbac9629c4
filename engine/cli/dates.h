// SPDX-License-Identifier: MIT
#pragma once
// cli/dates.h - a date as people type it on the command line. The only place that asks what day it
// is.
#include <date/date.h>

#include <string>

#include "base/result.h"
#include "cli/command.h"
#include "edtf/when.h"

namespace inforce::cli {

[[nodiscard]] date::sys_days today();

// EDTF, or words that are one time expression and nothing else, read as if written today.
[[nodiscard]] Result<edtf::When> date_of(const Project& project, const std::string& words);

}  // namespace inforce::cli
