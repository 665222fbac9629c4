// SPDX-License-Identifier: MIT
// inforce serve: the report as a local web page that asks the engine.
#include "cli/serve.h"

#include "cli/commands.h"

namespace inforce::cli {

Command serve_command(Shell& shell) {
  const auto asked = std::make_shared<Serving>();
  return {
      .name = "serve",
      .about = "The report as a local web page that asks the engine",
      .takes = {with_default({"--host", &asked->host, "The address to listen on"}),
                with_default(
                    in_range(0, 65535, {"--port", &asked->port, "The port; 0: any that is free"})),
                with_default(in_range(
                    1, 1e6,
                    {"--rate", &asked->rate, "Requests a second that each client may send"})),
                {"--watch", &asked->watch, "Build again when a source changes; open pages follow"}},
      .footer =
          R"(/openapi.json describes the questions; each is answered as its command answers with
--format json. Only the model and the documents it names can be read.

Examples:
  inforce serve
  inforce serve --port 0 --watch
  inforce serve --model lease.yaml)",
      .run = [&shell, asked] { run_server(shell, *asked); }};
}

}  // namespace inforce::cli
