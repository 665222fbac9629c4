// SPDX-License-Identifier: MIT
#pragma once
// cli/serve.h - the server, in a program of its own.
//
// Loading an HTTP library with all it stands on takes longer than most answers do. So `inforce`
// has no server in it: its run_server (start_server.cpp) becomes `inforce-serve`, the program
// beside it that was given the same words, whose run_server (server.cpp) listens.
#include <string>

#include "cli/command.h"

namespace inforce::cli {

struct Serving {
  std::string host = "127.0.0.1";
  int port = 8017;
  double rate = 50;  // requests a second, for each client
  bool watch = false;
};

// Until Ctrl-C.
void run_server(Shell& shell, const Serving& serving);

}  // namespace inforce::cli
