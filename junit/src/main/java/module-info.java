/** TPMs for tests by JUnit 5. */
module io.github.tpm4j.junit {
  requires transitive io.github.tpm4j.provider;
  requires transitive org.junit.jupiter.api;

  exports io.github.tpm4j.junit;
}
