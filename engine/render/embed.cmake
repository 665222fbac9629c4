# SPDX-License-Identifier: MIT
# Writes OUT, a .cpp with the files of STYLES, SCRIPTS and OPENAPI as byte arrays, and the SHA-256
# of all styles and of all scripts.
function(whole files result)
  set(text "")
  foreach(path IN LISTS files)
    file(READ ${path} part)
    string(APPEND text "${part}")
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

function(bytes_of text result)
  file(WRITE ${OUT}.part "${text}")
  file(READ ${OUT}.part hex HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  set(${result} "${bytes}" PARENT_SCOPE)
endfunction()

function(constant name text)
  bytes_of("${text}" bytes)
  file(APPEND ${OUT} "constexpr char k${name}Bytes[] = {${bytes}};\n"
                     "const std::string_view k${name}(k${name}Bytes, sizeof k${name}Bytes);\n")
endfunction()

list(GET STYLES 0 chart)
file(READ ${chart} chart_css)
whole("${STYLES}" style)
whole("${SCRIPTS}" script)
string(SHA256 style_hash "${style}")
string(SHA256 script_hash "${script}")
file(WRITE ${OUT} "#include \"render/page.h\"\nnamespace inforce::render::page {\n")
constant(ChartCss "${chart_css}")
constant(Style "${style}")
constant(Script "${script}")
file(READ ${OPENAPI} openapi)
constant(OpenApi "${openapi}")
file(APPEND ${OUT} "const std::string_view kStyleHash = \"${style_hash}\";\n"
                   "const std::string_view kScriptHash = \"${script_hash}\";\n}\n")
file(REMOVE ${OUT}.part)
