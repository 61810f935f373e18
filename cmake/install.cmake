# What is installed and where: cmake --install BUILD --prefix DIR, or a Debian package: cpack in the build folder.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)  # what belongs to the library is dev (library.cmake)

install(TARGETS orgkarta RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET orgkarta-pdf)  # where app/readers.cc looks for it
  install(TARGETS orgkarta-pdf RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/orgkarta)
endif()
install(DIRECTORY rules/sv DESTINATION ${CMAKE_INSTALL_DATADIR}/orgkarta/rules)  # where app/options.cc does

# The man page and completions are made from the program's help.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  set(pages ${CMAKE_BINARY_DIR}/help_pages)
  add_custom_command(
    OUTPUT ${pages}/orgkarta.1.gz ${pages}/orgkarta.bash ${pages}/_orgkarta ${pages}/orgkarta.fish
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/help_pages.py $<TARGET_FILE:orgkarta> ${pages}
    DEPENDS orgkarta ${PROJECT_SOURCE_DIR}/scripts/help_pages.py VERBATIM)
  add_custom_target(help_pages ALL DEPENDS ${pages}/orgkarta.1.gz)
  install(FILES ${pages}/orgkarta.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${pages}/orgkarta.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          RENAME orgkarta)
  install(FILES ${pages}/_orgkarta DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${pages}/orgkarta.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

set(doc ${CMAKE_INSTALL_DATADIR}/doc/orgkarta)
file(READ NOTICE notice)
file(READ LICENSE license)
file(WRITE ${CMAKE_BINARY_DIR}/copyright "${notice}\n${license}")
install(FILES ${CMAKE_BINARY_DIR}/copyright README.md CHANGELOG.md DESTINATION ${doc})
install(FILES output/README.md DESTINATION ${doc} RENAME outputs.md)

if(NOT ORGKARTA_COVERAGE)  # a program that counts its lines is nobody's to install
  include(cmake/library.cmake)
endif()

# Two packages: orgkarta, and orgkarta-dev with the library.
set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME orgkarta)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME orgkarta-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
    "orgkarta (= ${PROJECT_VERSION}), libicu-dev, libre2-dev, libsqlite3-dev, libfmt-dev, libsimdjson-dev, libgumbo-dev, libpugixml-dev, zlib1g-dev, libarchive-dev, libgmime-3.0-dev, libssl-dev, libseccomp-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION "liborgkarta: one document in, its facts out.")
set(CPACK_PACKAGE_NAME orgkarta)
set(CPACK_PACKAGE_CONTACT "orgkarta <orgkarta@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "facts from municipal documents in Swedish")
set(CPACK_PACKAGE_DESCRIPTION
    "Reads minutes, plans, decisions and news of municipalities and writes who there is, who\nleads, what is to be reached, when, how much, and what changes, each fact with its passage.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "poppler-utils, tesseract-ocr-swe, libreoffice-writer-nogui, sqlite3")
include(CPack)
