package io.callscribe.dist.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The least that logging a call takes: one request to the CRM and one row made durable.
 *
 * @param roundTrip to the CRM and back, the median
 * @param commit of one inserted row, the median
 * @param cpu of both together in the process that does them
 */
record BareWork(Duration roundTrip, Duration commit, Optional<Duration> cpu) {
  private static final int TRIPS = 1500;
  private static final int SLOW_TRIPS = 300;
  private static final int COMMITS = 700;
  private static final int FEWEST = 30;
  private static final Duration LONGEST = Duration.ofSeconds(4);

  /** One piece of work. */
  private interface Work {
    void run() throws IOException, SQLException, InterruptedException;
  }

  /** How often it was done, each time it took, and the CPU time of all. */
  private record Series(List<Duration> times, Optional<Duration> cpu) {
    Optional<Duration> cpuOfOne() {
      return cpu.map(total -> total.dividedBy(times.size()));
    }
  }

  Duration time() {
    return roundTrip.plus(commit);
  }

  /** Measures with a CRM that answers after the given time. */
  static BareWork measure(SimulatorProcess simulator, Duration latency, DatabaseServer database)
      throws InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var connection = database.forBareWork();
        var insert = table(connection)) {
      var request = request(simulator.crm());
      Work roundTrip = () -> client.send(request, BodyHandlers.ofByteArray());
      Work commit = () -> commit(connection, insert);

      simulator.crmLatency(Duration.ZERO);
      repeat(TRIPS, roundTrip);
      var tripCpu = repeat(TRIPS, roundTrip).cpuOfOne();
      simulator.crmLatency(latency);
      var trips = repeat(SLOW_TRIPS, roundTrip);
      repeat(COMMITS, commit);
      var commits = repeat(COMMITS, commit);
      return new BareWork(
          Percentiles.median(trips.times()),
          Percentiles.median(commits.times()),
          tripCpu.flatMap(trip -> commits.cpuOfOne().map(trip::plus)));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The bare work cannot be measured: " + e.getMessage(), e);
    }
  }

  private static HttpRequest request(URI crm) {
    return HttpRequest.newBuilder(crm.resolve("/api/me"))
        .header("Authorization", "Bearer key-maya")
        .timeout(Duration.ofSeconds(10))
        .build();
  }

  private static PreparedStatement table(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table bare (id bigint generated always as identity primary key,"
              + " text varchar(200) not null)");
    }
    connection.setAutoCommit(false);
    return connection.prepareStatement("insert into bare (text) values (?)");
  }

  private static void commit(Connection connection, PreparedStatement insert) throws SQLException {
    insert.setString(1, "A row about as long as the note that says how a call was logged");
    insert.executeUpdate();
    connection.commit();
  }

  /** So often, or less if it takes too long. */
  private static Series repeat(int most, Work work)
      throws IOException, SQLException, InterruptedException {
    var times = new ArrayList<Duration>(most);
    var self = ProcessHandle.current();
    var cpuBefore = Usage.cpu(self);
    var began = System.nanoTime();
    var last = began;
    while (times.size() < FEWEST || (times.size() < most && last - began < LONGEST.toNanos())) {
      work.run();
      var now = System.nanoTime();
      times.add(Duration.ofNanos(now - last));
      last = now;
    }
    var cpuAfter = Usage.cpu(self);
    return new Series(
        times, cpuBefore.flatMap(before -> cpuAfter.map(after -> after.minus(before))));
  }
}
