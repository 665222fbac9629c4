// SPDX-License-Identifier: MIT
// inforce-compile FOLDER PACK...: the grammar of each pack, compiled, into a folder beside the
// program. The build runs it, so that a command starts without reading YAML; packs that were edited
// since are compiled at start.
#include <cstdio>
#include <filesystem>

#include "timex/grammar.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: inforce-compile FOLDER PACK...\n", stderr);
    return 2;
  }
  std::error_code ignored;
  std::filesystem::remove_all(argv[1], ignored);  // what was compiled from older packs
  for (int i = 2; i < argc; ++i) {
    const inforce::Diagnostics problems = inforce::timex::store_grammar({argv[i]}, argv[1]);
    for (const inforce::Diagnostic& problem : problems)
      std::fprintf(stderr, "%s\n", to_string(problem).c_str());
    if (!problems.empty()) return 2;
  }
  return 0;
}
