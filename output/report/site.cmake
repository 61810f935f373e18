# Builds the site's script and style (site/) and the SQL of reports (sql/) into the program.
file(GLOB report_sql CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/output/report/sql/*.sql)
list(SORT report_sql)
set(ORGKARTA_REPORT_SQL "")
foreach(file ${report_sql})
  file(READ ${file} text)
  get_filename_component(words ${file} NAME_WE)
  string(REPLACE "_" ";" words ${words})
  set(name "")
  foreach(word ${words})
    string(SUBSTRING ${word} 0 1 first)
    string(SUBSTRING ${word} 1 -1 rest)
    string(TOUPPER ${first} first)
    string(APPEND name ${first}${rest})
  endforeach()
  string(APPEND ORGKARTA_REPORT_SQL "inline constexpr const char* k${name}Sql = R\"SQL(${text})SQL\";\n\n")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endforeach()
configure_file(output/report/report_sql.h.in generated/output/report/report_sql.h @ONLY)

set(site ${PROJECT_SOURCE_DIR}/output/report/site)
set(assets ${CMAKE_BINARY_DIR}/generated/output/report/assets.cc)
set(script ${CMAKE_BINARY_DIR}/generated/orgkarta.js)
file(GLOB site_sources CONFIGURE_DEPENDS ${site}/*.ts ${site}/*.json)
file(GLOB installed CONFIGURE_DEPENDS ${site}/node_modules/.bin/esbuild)  # looks again when it comes
find_program(ESBUILD esbuild PATHS ${site}/node_modules/.bin NO_DEFAULT_PATH)
if(ESBUILD)
  add_custom_command(
    OUTPUT ${script}
    COMMAND ${ESBUILD} ${site}/main.ts --bundle --format=iife --target=es2020 --charset=utf8 --minify
            --legal-comments=inline --log-level=warning --outfile=${script}
    DEPENDS ${site_sources}
    VERBATIM)
else()
  message(WARNING "esbuild is missing (scripts/setup.sh installs it): orgkarta report will not work")
  set(script ${CMAKE_BINARY_DIR}/generated/none.js)
  file(WRITE ${script} "")
endif()
add_custom_command(
  OUTPUT ${assets}
  COMMAND ${CMAKE_COMMAND} -D SCRIPT=${script} -D STYLE=${site}/orgkarta.css -D STRINGS=${site}/strings.json -D OUT=${assets}
          -P ${PROJECT_SOURCE_DIR}/output/report/embed.cmake
  DEPENDS ${script} ${site}/orgkarta.css ${site}/strings.json ${PROJECT_SOURCE_DIR}/output/report/embed.cmake
  VERBATIM)
target_sources(orgkarta_output PRIVATE ${assets})
