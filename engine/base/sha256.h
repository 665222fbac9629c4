// SPDX-License-Identifier: MIT
#pragma once
// base/sha256.h - the SHA-256 digest of bytes (FIPS 180-4), to tell whether a text is still the
// same.
#include <string>
#include <string_view>

namespace inforce {

[[nodiscard]] std::string sha256(std::string_view bytes);  // 64 hexadecimal digits

}  // namespace inforce
