import type { Method } from '#contract/analysis/parts.ts'

const method = (zh: string, en: string, formula: string, source: string): Omit<Method, 'id'> => ({ name: { zh, en }, formula, source })

/** How each kind of table is made: what a sheet beside the figures says. */
export const METHODS = {
  describe: method(
    '描述统计',
    'Descriptive statistics',
    'mean x̄ = Σx / n; deviation s = √(Σ(x − x̄)² / (n − 1)); median of type 7',
    'Hyndman & Fan, The American Statistician 50 (1996)',
  ),
  index_entropy: method(
    '熵权法综合指数',
    'Composite index, entropy weights',
    'p = z / Σz; e = −Σ p ln p / ln n (0 ln 0 = 0); w = (1 − e) / Σ(1 − e); score = Σ w z',
    'Shannon (1948); Zeleny, Multiple Criteria Decision Making (1982); OECD & JRC, Handbook on Constructing Composite Indicators (2008)',
  ),
  index_critic: method(
    'CRITIC 综合指数',
    'Composite index, CRITIC weights',
    'C = s Σ(1 − r); w = C / ΣC; score = Σ w z',
    'Diakoulaki, Mavrotas & Papayannakis, Computers & Operations Research 22 (1995)',
  ),
  index_equal: method(
    '等权综合指数',
    'Composite index, equal weights',
    'w = 1 / m; score = Σ w z',
    'OECD & JRC, Handbook on Constructing Composite Indicators (2008)',
  ),
  index_expert: method(
    '专家赋权综合指数',
    'Composite index, declared weights',
    'w as declared, divided by their sum; score = Σ w z',
    'OECD & JRC, Handbook on Constructing Composite Indicators (2008)',
  ),
  inequality: method(
    '地区差距与收敛',
    'Inequality and convergence',
    'Theil T = Σ p (x/μ) ln(x/μ) = within + between; Gini = ΣΣ p p′ |x − x′| / 2μ; σ = s(ln x); ln(x_T/x_0)/T = α + β ln x_0; Spearman’s ρ of ranks',
    'Theil (1967); Shorrocks, Econometrica 48 (1980); Barro & Sala-i-Martin, J. Political Economy 100 (1992); Spearman (1904)',
  ),
  regression: method(
    '面板回归',
    'Panel regression',
    'y_it = α + β x_it + μ_i + λ_t + ε_it; interval β ± t·s.e.; Hausman χ² = (b − B)′(V_b − V_B)⁻¹(b − B), classical errors; where V_b − V_B is not positive definite, both with the residual variance of the random effects',
    'Baltagi, Econometric Analysis of Panel Data; Arellano (1987); White (1980); Swamy & Arora (1972); Hausman (1978)',
  ),
  mediation: method(
    '逐步法中介检验与 Bootstrap',
    'Mediation by three equations, with bootstrap',
    'y = c x; m = a x; y = c′ x + b m, each with fixed effects; indirect = a b = c − c′; Sobel z = ab / √(a²s_b² + b²s_a²); regions drawn with replacement',
    'Baron & Kenny (1986); 温忠麟、叶宝娟 (2014); Sobel (1982); MacKinnon, Lockwood & Williams (2004); Efron (1981)',
  ),
  heterogeneity: method(
    '分组回归与置换检验',
    'Regression by group, with permutation test',
    'β by group; p = (1 + #{|Δ*| ≥ |Δ|}) / (1 + draws), regions dealt to the groups anew',
    'Fisher (1935); Phipson & Smyth (2010)',
  ),
  robustness: method(
    '稳健性检验',
    'Robustness checks',
    'the same coefficient under other samples, measures, effects and estimators; 2SLS with the named instruments',
    'Dixon (1960); Theil (1953); Basmann (1957); Staiger & Stock (1997)',
  ),
} as const satisfies Record<string, Omit<Method, 'id'>>
