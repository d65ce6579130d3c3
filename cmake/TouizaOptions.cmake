# What every target of the house is compiled and linked with.
option(TOUIZA_TESTS "Build the unit tests and the smallest run of each benchmark" ON)
option(TOUIZA_PRECOMPILE "Precompile what most files include (for builds from nothing; ./test builds without)" OFF)
option(TOUIZA_FUZZ "Build the fuzzers (clang only)" OFF)
set(TOUIZA_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, for example address,undefined")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                    -Wold-style-cast -Wcast-qual -Wextra-semi -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wrestrict finds faults in GCC 12's own std::string from -O2 on (GCC bug 105651).
  add_compile_options(-Wduplicated-cond -Wlogical-op -Wno-restrict)
  # So do these, in its own std::vector, with the inlining of a release build; the sanitizers of
  # ./test --full look for the real ones.
  add_compile_options($<$<CONFIG:Release>:-Wno-array-bounds> $<$<CONFIG:Release>:-Wno-stringop-overflow>)
endif()
add_compile_definitions(BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
                        BOOST_ASIO_NO_DEPRECATED SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL)
# Paths in messages and debug information are those of the tree, so that a build is the same anywhere.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)

if(TOUIZA_SANITIZE)
  add_compile_options(-fsanitize=${TOUIZA_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TOUIZA_SANITIZE})
  if(TOUIZA_SANITIZE MATCHES "thread")
    # The thread sanitizer does not know fences; Asio's are not needed where locks do the same.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      add_compile_options(-Wno-tsan)
    endif()
  endif()
  if(TOUIZA_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()

find_program(TOUIZA_MOLD mold)
if(TOUIZA_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
