// SPDX-License-Identifier: MIT
#pragma once
// render/jsonld.h - linked data: events as schema.org Event, their days as OWL-Time intervals,
// their quotes as PROV entities drawn from documents.
//
// The context is in the file, so reading it needs no network.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string jsonld(const model::Model& model);

}  // namespace inforce::render
