// SPDX-License-Identifier: MIT
#pragma once
// merge/overlay.h - what people have decided, laid over what documents say.
namespace inforce::merge {
struct Overlay {};
}  // namespace inforce::merge
