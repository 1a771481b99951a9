package org.redvest.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * gMission as an instance with its own pairs: a worker and a task go together when the task lies within the worker's radius and both
 * are there at one time; worth payoff × success ratio. Times of needs are made up, one after the other: a worker takes one task.
 */
final class GMission {
    private static final int DAYS = 60;

    private GMission() {}

    private record Task(double begin, double end, double x, double y, BigDecimal payoff) {}

    private record Worker(
            double begin, double end, double x, double y, double radius, int capacity, BigDecimal successRatio) {

        boolean reaches(Task task) {
            var near = Math.hypot(x - task.x, y - task.y) <= radius;
            return near && begin < task.end && task.begin < end;
        }
    }

    static void write(Path events, Path folder) throws IOException {
        List<Task> tasks = new ArrayList<>();
        List<Worker> workers = new ArrayList<>();
        for (var line : Files.readAllLines(events).stream().skip(1).toList()) {
            read(line.trim().split("\\s+"), tasks, workers);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("volunteers.csv"), volunteers(workers));
        Files.writeString(folder.resolve("availability.csv"), "volunteer,from,to\n");
        Files.writeString(folder.resolve("needs.csv"), needs(tasks.size()));
        Files.writeString(folder.resolve("pairs.csv"), pairs(tasks, workers));
        Files.writeString(
                folder.resolve("parameters.json"), "{\"fatigue\": [0], \"gapMinutes\": 0, \"minutesPerKm\": 0}\n");
    }

    private static void read(String[] event, List<Task> tasks, List<Worker> workers) {
        var begin = Double.parseDouble(event[0]);
        var x = Double.parseDouble(event[2]);
        var y = Double.parseDouble(event[3]);
        if (event[1].equals("t")) {
            tasks.add(new Task(begin, begin + Double.parseDouble(event[4]), x, y, new BigDecimal(event[5])));
        } else {
            var end = begin + Double.parseDouble(event[6]);
            var radius = Double.parseDouble(event[4]);
            workers.add(new Worker(begin, end, x, y, radius, Integer.parseInt(event[5]), new BigDecimal(event[7])));
        }
    }

    private static String volunteers(List<Worker> workers) {
        var csv = new StringBuilder(
                "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests\n");
        for (int w = 0; w < workers.size(); w++) {
            csv.append(
                    "w%d,0,0,0,%d,100000,10,0,,\n".formatted(w, workers.get(w).capacity()));
        }
        return csv.toString();
    }

    private static String needs(int tasks) {
        var csv = new StringBuilder("need,shift,lat,lon,start,end,places,value,skills,category\n");
        for (int t = 0; t < tasks; t++) {
            var start = java.time.LocalDateTime.of(2040, 1, 2, 0, 0)
                    .plusDays(t % DAYS)
                    .plusMinutes(30L * (t / DAYS));
            csv.append("t%d,t%d,0,0,%s,%s,1,0,,task\n".formatted(t, t, start, start.plusMinutes(30)));
        }
        return csv.toString();
    }

    private static String pairs(List<Task> tasks, List<Worker> workers) {
        var csv = new StringBuilder("volunteer,need,points\n");
        for (int w = 0; w < workers.size(); w++) {
            for (int t = 0; t < tasks.size(); t++) {
                if (workers.get(w).reaches(tasks.get(t))) {
                    var points = tasks.get(t).payoff().multiply(workers.get(w).successRatio());
                    csv.append("w%d,t%d,%s\n".formatted(w, t, points.toPlainString()));
                }
            }
        }
        return csv.toString();
    }
}
