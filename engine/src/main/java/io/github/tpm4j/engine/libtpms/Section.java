package io.github.tpm4j.engine.libtpms;

/** The versioned parts of libtpms' state: the number that each begins with, and what we know. */
enum Section {
  PERSISTENT_ALL(0xAB364723, 4),
  COMPILE_CONSTANTS(0xC9EA6431, 3),
  PERSISTENT_DATA(0x12213443, 5),
  PCR_POLICY(0x176BE626, 2),
  ORDERLY_DATA(0x56657887, 2),
  DRBG_STATE(0x6FE83EA1, 2),
  STATE_RESET_DATA(0x01102332, 4),
  STATE_CLEAR_DATA(0x98897667, 2),
  PCR_SAVE(0x7372EABC, 2),
  PCR_AUTHVALUE(0x6BE82EAF, 2),
  INDEX_ORDERLY_RAM(0x5346FEAB, 2),
  USER_NVRAM(0x094F22C3, 2),
  NV_INDEX(0x2547265A, 2),
  ANY_OBJECT(0xFE9A3974, 2),
  OBJECT(0x75BE73AF, 4),
  VOLATILE_STATE(0x45637889, 4);

  private final int magic;
  private final int newestVersion;

  Section(int magic, int newestVersion) {
    this.magic = magic;
    this.newestVersion = newestVersion;
  }

  int magic() {
    return magic;
  }

  /** The newest version that is read here; a later one may say that this is enough for it. */
  int newestVersion() {
    return newestVersion;
  }
}
