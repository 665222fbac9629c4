// SPDX-License-Identifier: MIT
#pragma once
// examples/ten_lines.h - the README's example of the library, so that it is compiled and run.
#include <string>
#include <vector>

#include "query/query.h"

// The kinds of the terms that a text leaves standing on a day. `packs`: the folder models/packs.
std::vector<std::string> kinds_in_force(const std::string& packs, std::string text,
                                        inforce::query::Day day);
