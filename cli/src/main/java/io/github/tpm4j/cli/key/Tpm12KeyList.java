package io.github.tpm4j.cli.key;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys in a TPM 1.2: its storage root key, if it has an owner, and what is in its slots. What
 * they are it says to nobody without their secrets.
 *
 * @param keys each with its handle
 */
record Tpm12KeyList(List<Entry> keys) implements KeyList.Shown {

  /**
   * A key.
   *
   * @param handle of it
   * @param role such as {@code SRK}; {@code loaded} of one that a program has loaded
   */
  record Entry(int handle, String role) {
    String handleText() {
      return "0x%08X".formatted(handle);
    }
  }

  static Tpm12KeyList of(Tpm12Client client) {
    Capabilities capabilities = new Capabilities(client);
    List<Entry> keys = new ArrayList<>();
    if (capabilities.hasOwner()) {
      keys.add(new Entry(EntityConstants.KH_SRK, "SRK"));
    }
    for (int handle : capabilities.handles(EntityConstants.RT_KEY)) {
      if (handle != EntityConstants.KH_SRK) {
        keys.add(new Entry(handle, "loaded"));
      }
    }
    return new Tpm12KeyList(keys);
  }

  @Override
  public void print(Page page) {
    for (Entry key : keys) {
      page.text(key.handleText() + "  " + key.role());
    }
    if (keys.isEmpty()) {
      page.text("There are no keys in the TPM: it has no owner.");
    }
  }

  @Override
  public Json.Content json() {
    return this::write;
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("keys");
    for (Entry key : keys) {
      json.writeStartObject();
      json.writeStringField("handle", key.handleText());
      json.writeStringField("role", key.role());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
