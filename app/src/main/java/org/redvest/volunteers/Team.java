package org.redvest.volunteers;

import org.redvest.regions.RegionCode;

/** A service team (服务队) and its leader (队长); the leader is a member too. */
public record Team(TeamId id, String name, RegionCode region, VolunteerId leader, int members) {}
