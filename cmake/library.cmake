# liborgkarta: all layers as one archive, for programs of others (examples/), of which they link what they need.
include(CMakePackageConfigHelpers)

set(objects "")
foreach(layer model unicode sandbox ingest text rules facts link evaluate output app)
  list(APPEND objects $<TARGET_OBJECTS:orgkarta_${layer}>)
endforeach()
add_library(liborgkarta STATIC ${objects})
set_target_properties(liborgkarta PROPERTIES OUTPUT_NAME orgkarta LINKER_LANGUAGE CXX
                      ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/library)
# With sanitizers it is made for its tests alone: without what debuggers read, it is a fifth of the size.
set(ORGKARTA_LINK_OPTIONS "")
if(ORGKARTA_SANITIZE)
  set(ORGKARTA_LINK_OPTIONS "-fsanitize=address,undefined")
  add_custom_command(TARGET liborgkarta POST_BUILD COMMAND ${CMAKE_STRIP} --strip-debug $<TARGET_FILE:liborgkarta> VERBATIM)
endif()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/orgkarta)
set(ORGKARTA_INSTALLED_RULES ${CMAKE_INSTALL_DATADIR}/orgkarta/rules/sv)
set(ORGKARTA_INSTALLED_LIBRARY ${CMAKE_INSTALL_LIBDIR}/liborgkarta.a)
set(ORGKARTA_SECCOMP_MODULE "")
if(SECCOMP_FOUND)
  set(ORGKARTA_SECCOMP_MODULE libseccomp)
endif()
configure_package_config_file(
  cmake/orgkartaConfig.cmake.in ${CMAKE_BINARY_DIR}/orgkartaConfig.cmake INSTALL_DESTINATION ${package}
  PATH_VARS ORGKARTA_INSTALLED_RULES ORGKARTA_INSTALLED_LIBRARY CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/orgkartaConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(TARGETS liborgkarta ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
install(FILES pipeline/app/library.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/orgkarta RENAME orgkarta.h COMPONENT dev)
install(FILES ${CMAKE_BINARY_DIR}/orgkartaConfig.cmake ${CMAKE_BINARY_DIR}/orgkartaConfigVersion.cmake
        DESTINATION ${package} COMPONENT dev)
