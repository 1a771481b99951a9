package org.redvest.bulletins;

import java.util.List;
import org.redvest.reports.Question;

/** Figures for bulletins. Each bean of this type is asked; the order of the figures is that of the beans. */
public interface FigureSource {

    /** Asked in the scope of the reader; the same question has the same answer at any later time. */
    List<Figure> figures(Question question);
}
