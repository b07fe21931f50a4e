package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a program came from (UEFI Specification, chapter 10).
 *
 * @param nodes from the device to the file; the one that ends the path is left out
 */
public record DevicePath(List<Node> nodes) {
  private static final int NODE_HEADER_BYTES = 4;
  private static final int MEDIA = 0x04;
  private static final int FILE_PATH = 0x04;
  private static final int FIRMWARE_FILE = 0x06;
  private static final int FIRMWARE_VOLUME = 0x07;
  private static final int END = 0x7F;

  /** Real ones have ten. */
  private static final int MAX_NODES = 100;

  /**
   * Makes one from its components.
   *
   * @param nodes from the device to the file; the one that ends the path is left out
   */
  public DevicePath {
    nodes = List.copyOf(nodes);
  }

  /**
   * A part of a path.
   *
   * @param type such as 4, media
   * @param subType whose meaning depends on the type
   * @param data without the node's header
   */
  public record Node(int type, int subType, Bytes data) {
    @Override
    public String toString() {
      if (type == MEDIA && subType == FILE_PATH) {
        return PrintableText.ofUtf16(data);
      }
      if (type == MEDIA && data.size() == 16) {
        return (subType == FIRMWARE_FILE ? "FvFile(" : subType == FIRMWARE_VOLUME ? "Fv(" : "(")
            + guid()
            + ")";
      }
      return "(" + type + "," + subType + ")";
    }

    private String guid() {
      try {
        return UefiGuid.read(new LittleEndian(data, "GUID")).toString();
      } catch (RefusedException e) {
        return data.toHex();
      }
    }
  }

  static DevicePath read(LittleEndian in) throws RefusedException {
    List<Node> nodes = new ArrayList<>();
    while (in.remaining() > 0) {
      int type = in.u8();
      int subType = in.u8();
      int length = in.u16();
      if (length < NODE_HEADER_BYTES || nodes.size() == MAX_NODES) {
        throw in.malformed("node " + nodes.size() + " of a device path, of " + length + " bytes");
      }
      Bytes data = in.bytes(length - NODE_HEADER_BYTES);
      if (type != END) {
        nodes.add(new Node(type, subType, data));
      }
    }
    return new DevicePath(nodes);
  }

  /**
   * {@return the file, with backslashes, as {@code \EFI\BOOT\BOOTX64}EFI}; empty if the path has
   * none.
   */
  public Optional<String> file() {
    return nodes.stream()
        .filter(node -> node.type() == MEDIA && node.subType() == FILE_PATH)
        .map(node -> PrintableText.utf16(node.data()))
        .reduce((first, second) -> first.endsWith("\\") ? first + second : first + "\\" + second);
  }

  /** The nodes with {@code /} between them. */
  @Override
  public String toString() {
    return String.join("/", nodes.stream().map(Node::toString).toList());
  }
}
