package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** What firmware does to a TPM without an owner: each number makes a step. */
final class FirmwareSteps {
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int CAP_FLAG = 4;
  private static final int CAP_DA_LOGIC = 0x19;

  /** How the response of a TPM_GetTicks that succeeds begins. */
  private static final String WORKS = "00c40000002c00000000";

  /** One that makes TPM_Startup(STATE); others seldom do. */
  private static final int STATE_ARGUMENT = 11;

  private enum Kind {
    START,
    START_AGAIN,
    SAVE_AND_START,
    PRESENCE,
    ENABLE,
    DEACTIVATE,
    TEMPORARILY,
    OWNER_INSTALL,
    OPERATOR,
    FORCE_CLEAR,
    DISABLE_FORCE_CLEAR,
    ESTABLISHMENT,
    LOCALITY,
    PCR_RESET,
    EXTEND,
    PCR_READ,
    MEASURE,
    FLAGS,
    DEFENCE,
    READ_PUBEK,
    SELF_TEST,
    TAG
  }

  private FirmwareSteps() {}

  static String name(int number) {
    return kind(number) + " argument " + argument(number);
  }

  private static Kind kind(int number) {
    return Kind.values()[number % Kind.values().length];
  }

  private static int argument(int number) {
    return number / Kind.values().length;
  }

  /** {@return what is to be the same with both} */
  static String run(Machine machine, int number) throws Exception {
    int a = argument(number);
    switch (kind(number)) {
      case START_AGAIN -> {
        machine.reset();
        return startup(machine, a);
      }
      case SAVE_AND_START -> {
        String saved = send(machine, TpmOrd.SAVE_STATE);
        if (a % 4 == 0) {
          saved += send(machine, TpmOrd.PCRREAD, word(a % 16));
        }
        machine.reset();
        return saved + startup(machine, a % 5 == 0 ? a : STATE_ARGUMENT);
      }
      case LOCALITY -> {
        machine.setLocality(a % 5);
        return "";
      }
      case MEASURE -> {
        if (a % 3 == 0 && send(machine, TpmOrd.GET_TICKS).contains(WORKS)) {
          machine.measure(new byte[a % 200]);
        }
        return "";
      }
      default -> {
        return command(machine, kind(number), a);
      }
    }
  }

  /** Of those that there are: swtpm goes on with others too, which it has refused. */
  private static String startup(Machine machine, int a) throws Exception {
    return send(machine, TpmOrd.STARTUP, half(a % STATE_ARGUMENT == 0 ? 2 : a % 7 == 0 ? 3 : 1));
  }

  private static String command(Machine machine, Kind kind, int a) throws Exception {
    byte[] flag = {(byte) (a % 2)};
    return switch (kind) {
      case START -> startup(machine, a);
      case PRESENCE -> presence(machine, a);
      case ENABLE -> send(machine, a % 3 == 0 ? TpmOrd.PHYSICAL_DISABLE : TpmOrd.PHYSICAL_ENABLE);
      case DEACTIVATE -> send(machine, TpmOrd.PHYSICAL_SET_DEACTIVATED, flag);
      case TEMPORARILY ->
          a % 4 == 0 ? send(machine, TpmOrd.SET_TEMP_DEACTIVATED) : flags(machine, a);
      case OWNER_INSTALL -> send(machine, TpmOrd.SET_OWNER_INSTALL, flag);
      case OPERATOR -> send(machine, TpmOrd.SET_OPERATOR_AUTH, new byte[20]);
      case FORCE_CLEAR -> send(machine, TpmOrd.FORCE_CLEAR);
      case DISABLE_FORCE_CLEAR -> send(machine, TpmOrd.DISABLE_FORCE_CLEAR);
      case ESTABLISHMENT -> send(machine, TpmOrd.TSC_RESET_ESTABLISHMENT_BIT);
      case PCR_RESET -> pcrReset(machine, a);
      case EXTEND -> send(machine, TpmOrd.EXTEND, word(a % 25), new byte[20]);
      case PCR_READ -> send(machine, TpmOrd.PCRREAD, word(a % 25));
      case DEFENCE -> send(machine, TpmOrd.GET_CAPABILITY, word(CAP_DA_LOGIC), word(2), half(2));
      case READ_PUBEK -> send(machine, TpmOrd.READ_PUBEK, new byte[20]);
      case SELF_TEST ->
          send(machine, a % 2 == 0 ? TpmOrd.SELF_TEST_FULL : TpmOrd.CONTINUE_SELF_TEST);
      case TAG -> tagged(machine, a);
      default -> flags(machine, a);
    };
  }

  private static String presence(Machine machine, int a) throws Exception {
    int[] bits = {0x20, 0x08, 0x08, 0x10, 0x28, 0x04, 0x0C, 0x200, 0x100, 0x40, 0x02, 0, 0x300};
    return send(machine, TpmOrd.TSC_PHYSICAL_PRESENCE, half(bits[a % bits.length]));
  }

  private static String pcrReset(Machine machine, int a) throws Exception {
    byte[] selection = {0, 3, 0, 0, 0};
    int pcr = a % 5 == 0 ? a % 24 : 16 + a % 8;
    selection[2 + pcr / 8] |= (byte) (1 << pcr % 8);
    return send(machine, TpmOrd.PCR_RESET, selection);
  }

  private static String flags(Machine machine, int a) throws Exception {
    return send(machine, TpmOrd.GET_CAPABILITY, word(CAP_FLAG), word(4), word(0x108 + a % 2));
  }

  private static String tagged(Machine machine, int a) throws Exception {
    int[] tags = {0, 1, 0x8001, 0x00C2, 0x00C3, 0x00C4, 0xFFFF};
    return transmit(machine, tags[a % tags.length], TpmOrd.PCRREAD, word(16));
  }

  private static byte[] word(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static byte[] half(int value) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
  }

  private static String send(Machine machine, TpmOrd ordinal, byte[]... parameters)
      throws Exception {
    return transmit(machine, TAG_RQU_COMMAND, ordinal, parameters);
  }

  private static String transmit(Machine machine, int tag, TpmOrd ordinal, byte[]... parameters)
      throws Exception {
    int size = 10;
    for (byte[] parameter : parameters) {
      size += parameter.length;
    }
    ByteBuffer command = ByteBuffer.allocate(size).putShort((short) tag).putInt(size);
    command.putInt(ordinal.value());
    for (byte[] parameter : parameters) {
      command.put(parameter);
    }
    return HexFormat.of().formatHex(machine.transmit(command.array())) + " ";
  }
}
