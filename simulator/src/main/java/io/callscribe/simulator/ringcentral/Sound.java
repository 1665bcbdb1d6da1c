package io.callscribe.simulator.ringcentral;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A WAV file with a tone of its own for every recording. */
final class Sound {
  static final String CONTENT_TYPE = "audio/wav";
  private static final int SAMPLES_PER_SECOND = 8000;
  private static final int HEADER = 44;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private Sound() {}

  static byte[] of(String id, Duration length) {
    long millis = Math.clamp(length.toMillis(), SHORTEST.toMillis(), LONGEST.toMillis());
    int samples = (int) (millis * SAMPLES_PER_SECOND / 1000);
    var wav = ByteBuffer.allocate(HEADER + samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + samples).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1);
    wav.putInt(SAMPLES_PER_SECOND).putInt(SAMPLES_PER_SECOND);
    wav.putShort((short) 1).putShort((short) 8);
    wav.put(ascii("data")).putInt(samples);
    double hertz = 220 + Math.floorMod(id.hashCode(), 220);
    for (int i = 0; i < samples; i++) {
      double wave = Math.sin(2 * Math.PI * hertz * i / SAMPLES_PER_SECOND);
      wav.put((byte) (128 + 40 * wave));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
