package io.github.tpm4j.cli.nv;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An NV Index as a list shows it, of whichever family the TPM is. */
interface ListedIndex {

  /** Its number, as {@code 0x01800001}. */
  String index();

  /** In one line, without the number. */
  String words();

  /** Its fields. */
  void write(JsonGenerator json) throws IOException;
}
